package de.medicalhub.fhir.profile;

import de.medicalhub.fhir.profile.entity.Canonical;
import de.medicalhub.fhir.profile.entity.ProfilePolicy;
import de.medicalhub.fhir.profile.entity.ValidationMode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * What can be set about packages and validation; each mode is {@code off}, {@code warn} or {@code enforce}.
 *
 * @param packages {@code medhub.fhir.packages}: folder of FHIR NPM packages (.tgz); none by default
 * @param policy {@code medhub.fhir.validation.default} (warn) and {@code medhub.fhir.validation.profiles}
 *     ({@code pattern=mode}, separated by commas; a pattern is a canonical, or its beginning and {@code *})
 * @param checkDigits {@code medhub.fhir.validation.check-digits} (enforce): KVNR, LANR, BSNR, IK and PZN
 * @param specimens {@code medhub.fhir.validation.specimens}: numbers of public examples whose check digit is wrong and
 *     that are stored nevertheless, with a warning
 */
public record ProfileSettings(
        Optional<Path> packages, ProfilePolicy policy, ValidationMode checkDigits, Set<String> specimens) {
    private static final String OWN = "https://medicalhub.de/fhir/*=enforce";

    /** KVNR and LANR of gematik's ISiK examples. */
    private static final String ISIK_EXAMPLES = "A123456789,123456789";

    public ProfileSettings {
        specimens = Set.copyOf(specimens);
    }

    /** From system properties and environment; an empty value is a set one. */
    public static ProfileSettings from(Config config) {
        return new ProfileSettings(
                config.getOptionalValue("medhub.fhir.packages", String.class)
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of),
                ProfilePolicy.parse(
                        text(config, "medhub.fhir.validation.default", "warn"),
                        text(config, "medhub.fhir.validation.profiles", OWN)),
                ProfilePolicy.mode(text(config, "medhub.fhir.validation.check-digits", "enforce")),
                Set.of(text(config, "medhub.fhir.validation.specimens", ISIK_EXAMPLES)
                        .split("[,\\s]+", -1)));
    }

    /** What follows if a resource does not keep this profile. */
    public ValidationMode modeOf(String profile) {
        return policy.modeOf(Canonical.of(profile));
    }

    private static String text(Config config, String name, String standard) {
        return config.getOptionalValue(name, String.class).orElse(standard);
    }
}
