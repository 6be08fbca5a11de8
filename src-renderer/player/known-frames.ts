/** Those who wait until a frame that was on the screen is known for good. */
export type KnownFrames = {
  /** Runs something once `isKnown` says so of the time; at once where it does already. */
  when(eventTime: number, run: () => void): void;
  /** News has come: whoever need not wait any longer is run, in the order in which they came. */
  tell(): void;
};

/** A page that is not drawn hears of nothing: after this long the frame is taken as far as it is known. */
const AT_MOST_MS = 150;

/** Makes the waiting room; `isKnown` tells whether the frame at an event's time stamp is known. */
export function createKnownFrames(isKnown: (eventTime: number) => boolean): KnownFrames {
  let waiting: { readonly eventTime: number; readonly run: () => void }[] = [];

  const tell = (isOver: (eventTime: number) => boolean): void => {
    const [first] = waiting;
    if (!first || !isOver(first.eventTime)) return;
    waiting = waiting.slice(1);
    first.run();
    tell(isOver);
  };

  return {
    when(eventTime, run) {
      waiting = [...waiting, { eventTime, run }];
      tell(isKnown);
      if (waiting.length > 0) {
        setTimeout(() => tell((time) => time <= eventTime), AT_MOST_MS);
      }
    },
    tell: () => tell(isKnown),
  };
}
