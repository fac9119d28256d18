package de.medicalhub.fhir.audit.entity;

/**
 * Where the trail is not what it was.
 *
 * @param sequence number of the row, or of the last row of the block; 0 for a row that is in none
 * @param row id of the row, as far as known
 */
public record ChainBreak(Kind kind, long sequence, String row) {
    /** What has happened to it. */
    public enum Kind {
        /** The content is not what was written. */
        CHANGED("Die Zeile wurde verändert.", "The row was changed."),
        /** The row is gone. */
        DELETED("Die Zeile wurde gelöscht.", "The row was deleted."),
        /** Somebody else than the server has put it in. */
        INSERTED("Die Zeile wurde nicht vom Server geschrieben.", "The row was not written by the server."),
        /** The order, or the chain itself, is not what it was. */
        CHAIN("Die Kette selbst wurde verändert.", "The chain itself was changed."),
        /** The chain ends before the anchor that was noted. */
        ANCHOR("Der notierte Anker passt nicht zur Kette.", "The anchor that was noted does not fit the chain.");

        private final String german;
        private final String english;

        Kind(String german, String english) {
            this.german = german;
            this.english = english;
        }

        /** A sentence. */
        public String german() {
            return german;
        }

        /** A sentence. */
        public String english() {
            return english;
        }
    }
}
