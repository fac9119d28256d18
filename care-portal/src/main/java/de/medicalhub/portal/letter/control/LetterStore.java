package de.medicalhub.portal.letter.control;

import de.medicalhub.portal.letter.entity.StoredCode;
import java.time.Instant;
import java.util.Optional;

/** Keeps codes by their hash. */
public interface LetterStore {
    /** Keeps a new one; older ones of the same person are gone. */
    void add(String hash, StoredCode code, String issuedBy, Instant now);

    Optional<StoredCode> find(String hash);

    /** Takes one of so many attempts before anybody looks whether it is right; false if none is left. */
    boolean takeAttempt(String hash, int most);

    /** It was right: the attempt counts for nothing. */
    void returnAttempt(String hash);

    /** Marks it as used; false if somebody was faster. */
    boolean take(String hash, Instant now);

    /** It was not used after all. */
    void giveBack(String hash);

    /** All codes of a person. */
    void erase(String fhirUser);
}
