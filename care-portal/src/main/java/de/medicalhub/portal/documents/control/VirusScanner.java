package de.medicalhub.portal.documents.control;

import java.io.InputStream;

/** Looks for malware in a file (U4). */
public interface VirusScanner {
    /** What it found. */
    enum Verdict {
        CLEAN,
        INFECTED,
        /** It is set up, but gives no answer that can be relied on. */
        UNREACHABLE,
        /** It was there and took the file, but said nothing about it, or not in time; that need not concern other files. */
        UNDECIDED,
        /** None is set up. */
        OFF
    }

    /**
     * Reads the file and says what it is.
     *
     * @param file read to its end where the verdict is about the file
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    Verdict scan(InputStream file);

    /** Whether one is set up, for the page that says so. */
    boolean isOn();

    /** None is set up. */
    static VirusScanner none() {
        return new VirusScanner() {
            @Override
            public Verdict scan(InputStream file) {
                return Verdict.OFF;
            }

            @Override
            public boolean isOn() {
                return false;
            }
        };
    }
}
