package de.medicalhub.fhir.profile.control;

/**
 * One thing that is wrong with a resource.
 *
 * @param kind how it is told: {@code profile-unknown}, {@code profile-broken} or the name of a check digit
 * @param place FHIRPath of the element; holds no value of the resource
 * @param rule id of the violated rule, or the claimed profile that is not known
 * @param detail the validator's own words, for the sender only: they may quote the resource
 */
public record Finding(String kind, String place, String rule, String detail) {
    /** The claimed profile, or this version of it, is not loaded. */
    public static final String UNKNOWN = "profile-unknown";

    /** A rule of base R4 or of a claimed profile. */
    public static final String BROKEN = "profile-broken";

    static Finding unknown(String place, String profile) {
        return new Finding(UNKNOWN, place, profile, "");
    }
}
