package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Finds what a resource is found by. The engine takes each search parameter apart anew and goes through FHIRPath for each of its
 * paths, also those of other types; of a Patient some seventy. Here the parts are remembered, and plain paths are followed
 * directly (docs/decisions/0029-speed.md).
 */
@Component
@Primary
class DirectPaths extends SearchParamExtractorR4 {
    /** FHIR R4 has some 1,800. */
    private static final int MOST = 5_000;

    private final Cache<String, String[]> parts =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<String, Optional<PlainPath>> paths =
            Caffeine.newBuilder().maximumSize(MOST).build();

    DirectPaths() {}

    /** Outside the container. */
    DirectPaths(FhirContext fhir, ISearchParamRegistry registry) {
        super(new StorageSettings(), new PartitionSettings(), fhir, registry);
    }

    @Override
    public IValueExtractor getPathValueExtractor(IBase element, String path) {
        IValueExtractor engine = super.getPathValueExtractor(element, path);
        if (!(element instanceof Resource resource) || element instanceof Bundle) {
            return engine; // In a bundle, references lead to what comes with it.
        }
        Optional<PlainPath> plain = paths.get(path, PlainPath::of);
        if (plain.isEmpty()) {
            return engine;
        }
        return () -> {
            var found = plain.get().values(resource);
            return found.isPresent() ? found.get() : engine.get();
        };
    }

    @Override
    public String[] split(String expression) {
        return parts.get(expression, super::split);
    }
}
