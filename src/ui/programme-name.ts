import { createContext } from "react";

/** The programme's name in the reader's language. The app provides it. */
export const ProgrammeName = createContext("");
