// The library's schema checks would try to compile code, which a strict Content-Security-Policy forbids and reports.
// Zod reads this once when it is loaded, so this module has to be imported before everything else.
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };

export {};
