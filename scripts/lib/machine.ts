import { arch, cpus, release, totalmem, type } from "node:os";

/** The machine that figures were taken on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly system: string;
  readonly node: string;
  /** Electron's version, or "none" where no runtime could be had. */
  readonly electron: string;
}

/** Describes this machine. */
export function describeMachine(electron: string): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    system: `${type()} ${release()} ${arch()}`,
    node: process.versions.node,
    electron,
  };
}
