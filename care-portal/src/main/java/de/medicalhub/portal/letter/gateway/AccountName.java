package de.medicalhub.portal.letter.gateway;

/**
 * A person's name as Keycloak takes it for an account. Its rule {@code person-name-prohibited-characters} refuses signs that names
 * of records have: "Meier (geb. Schulz)", "Müller/Schmidt". The record keeps the name as it is.
 */
final class AccountName {
    private AccountName() {}

    /** The same without those signs: a slash becomes a hyphen, all others a blank. */
    static String of(String name) {
        return name.replaceAll("\\s*/\\s*", "-")
                .replaceAll("[<>&\"$%!#?§;*~\\\\|^=\\[\\]{}()\\p{Cntrl}\\s]+", " ")
                .replaceAll("^[-\\s]+|[-\\s]+$", "");
    }
}
