package de.medicalhub.portal.letter.control;

import de.medicalhub.portal.letter.entity.Recipient;
import java.util.Optional;

/** The accounts with which people sign in. */
public interface Accounts {
    /** How an account was made or changed. */
    enum Change {
        DONE,
        WEAK_PASSWORD,
        /** Nothing was made: an account of somebody else bears the name. */
        NAME_TAKEN,
        OTHER_ROLE
    }

    /** Name of the account of that person, if there is one. */
    Optional<String> usernameOf(String fhirUser);

    /** Makes the account, or gives the one that the person has a new password (T5, T6). */
    Change set(Recipient recipient, String username, String password);

    /**
     * Deletes the account of that person with all its sessions. One that has other roles too stays (T6), and where no accounts are
     * made, nothing is asked (T9).
     *
     * @throws de.medicalhub.common.problem.HubException if the sign-in service cannot be asked; then it is to be called again
     */
    void delete(String fhirUser);
}
