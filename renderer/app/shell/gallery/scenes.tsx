import type { ComponentType } from 'react';
import { Primitives } from '#renderer/ui/gallery/primitives.tsx';
import { AssetsScene } from './assets-scene.tsx';
import { BrokenScene } from './broken-scene.tsx';
import { DrillScene } from './drill-scene.tsx';
import { MergeScene } from './merge-scene.tsx';
import { ReportScene } from './report-scene.tsx';
import { TodayScene } from './today-scene.tsx';

/** By the name in `gallery.html?scene=`. */
export const SCENES: Readonly<Record<string, ComponentType>> = {
  primitives: Primitives,
  today: TodayScene,
  assets: AssetsScene,
  report: ReportScene,
  merge: MergeScene,
  drill: DrillScene,
  broken: BrokenScene,
};
