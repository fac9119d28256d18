package de.medicalhub.portal.letter.control;

import de.medicalhub.portal.letter.entity.Recipient;
import java.util.Optional;

/** The accounts with which people sign in. */
public interface Accounts {
    /** How an account was made or changed. */
    enum Change {
        DONE,
        WEAK_PASSWORD,
        OTHER_ROLE
    }

    /** Name of the account of that person, if there is one. */
    Optional<String> usernameOf(String fhirUser);

    /** Makes the account, or gives the one that the person has a new password (T5, T6). */
    Change set(Recipient recipient, String username, String password);
}
