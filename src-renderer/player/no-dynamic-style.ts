// The page's content security policy drops style elements made at run time. video.js looks at this while it is
// loaded, so this module has to be imported before it.
Reflect.set(window, "VIDEOJS_NO_DYNAMIC_STYLE", true);
