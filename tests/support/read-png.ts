import { inflateSync } from "node:zlib";
import type { RgbaImage } from "./barcode.ts";

const SIGNATURE_BYTES = 8;
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Decodes a PNG of 8 bits a channel, RGB or RGBA, not interlaced, as screenshots are (PNG, third edition, 9 and 11). */
export function readPng(bytes: Buffer): RgbaImage {
  const data: Buffer[] = [];
  let width = 0;
  let height = 0;
  let channels = 0;
  for (let at = SIGNATURE_BYTES; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = CHANNELS[body[9] ?? 0] ?? 0;
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error("not a PNG of a screenshot");
    }
    if (type === "IDAT") data.push(body);
    at += length + 12;
  }
  return { width, height, data: toRgba(inflateSync(Buffer.concat(data)), width, height, channels) };
}

function toRgba(filtered: Buffer, width: number, height: number, channels: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const rowBytes = width * channels;
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y++) {
    const start = y * (rowBytes + 1);
    const row = new Uint8Array(filtered.subarray(start + 1, start + 1 + rowBytes));
    unfilter(filtered[start] ?? 0, row, above, channels);
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        rgba[(y * width + x) * 4 + channel] = row[x * channels + channel] ?? 0;
      }
    }
    above = row;
  }
  return rgba;
}

function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  for (let at = 0; at < row.length; at++) {
    const left = row[at - step] ?? 0;
    const up = above[at] ?? 0;
    const upLeft = above[at - step] ?? 0;
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
    row[at] = (row[at] ?? 0) + predicted;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((value) => Math.abs(estimate - value));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toUpLeft ?? 0)) return left;
  return (toUp ?? 0) <= (toUpLeft ?? 0) ? up : upLeft;
}
