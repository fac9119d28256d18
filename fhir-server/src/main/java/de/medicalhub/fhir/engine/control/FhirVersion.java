package de.medicalhub.fhir.engine.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of FHIR that a media type names by its parameter {@code fhirVersion} (FHIR R4, 3.1.0.1.12). */
public final class FhirVersion {
    private static final Pattern NAMED = Pattern.compile("fhirversion\\s*=\\s*\"?([^\";,\\s]*)");
    private static final Pattern R4 = Pattern.compile("4\\.0(\\.\\d+)?");

    private FhirVersion() {}

    /** Whether each of the media types, several in a header, names a version that is not spoken here. */
    public static boolean isForeign(List<String> mediaTypes) {
        List<String> all = mediaTypes.stream()
                .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1)))
                .toList();
        return !all.isEmpty() && all.stream().allMatch(FhirVersion::isForeign);
    }

    private static boolean isForeign(String mediaType) {
        Matcher named = NAMED.matcher(mediaType);
        return named.find() && !R4.matcher(named.group(1)).matches();
    }
}
