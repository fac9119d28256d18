package de.medicalhub.portal.erasure;

/**
 * Somebody is no more in the record; told in the transaction that notes it.
 *
 * @param person such as {@code Patient/12}
 */
public record PersonErased(String person) {}
