import type { Extension } from './index';

const none: Extension = {};

export default none;
