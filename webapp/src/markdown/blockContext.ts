import { createContext } from 'react';

/** False inside the block that still grows: its code is not coloured yet. */
export const BlockIsComplete = createContext(true);
