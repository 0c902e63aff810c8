import { type BrowserContext, type Page } from 'playwright-core';
import { type Core } from '../../src/core/create-core.ts';
export interface App {
    readonly page: Page;
    readonly context: BrowserContext;
    readonly core: Core;
    readonly url: string;
    /** What the page complained about: errors in its console and in its scripts. */
    readonly complaints: readonly string[];
    close(): Promise<void>;
}
export interface AppOptions {
    readonly colorScheme?: 'light' | 'dark';
    readonly size?: {
        readonly width: number;
        readonly height: number;
    };
    /** A library to open; a new empty one when left out. */
    readonly libraryPath?: string;
}
export declare function closeBrowser(): Promise<void>;
/** The whole app in a browser: the real page, the real host, the real core, and a library of its own. */
export declare function openApp(options?: AppOptions): Promise<App>;
