package de.medicalhub.common.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.ParserOptions;
import java.util.Set;
import java.util.TreeSet;

/**
 * References that keep the version that they name; HAPI drops it from all others when it writes. What somebody confirms to have received is
 * the version that was shown (decision 0101).
 */
public final class VersionedReferences {
    private static final String CONFIRMED = "Communication.about";

    private VersionedReferences() {}

    /** From now on all that this context writes keeps them. */
    public static void keepIn(FhirContext context) {
        ParserOptions options = context.getParserOptions();
        Set<String> paths = new TreeSet<>(options.getDontStripVersionsFromReferencesAtPaths());
        if (paths.add(CONFIRMED)) {
            options.setDontStripVersionsFromReferencesAtPaths(paths);
        }
    }
}
