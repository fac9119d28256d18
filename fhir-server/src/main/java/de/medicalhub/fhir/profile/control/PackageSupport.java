package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import de.medicalhub.fhir.profile.entity.Canonical;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Shows the packages to HAPI's validator and terminology; a resource is parsed when it is first asked for. */
final class PackageSupport implements IValidationSupport {
    private static final String STRUCTURE = "StructureDefinition";
    private static final String VALUE_SET = "ValueSet";
    private static final String CODE_SYSTEM = "CodeSystem";
    private static final String CONCEPT_MAP = "ConceptMap";

    private final FhirContext context;
    private final Supplier<PackageLibrary> library;

    /** @param library may wait until everything is read */
    PackageSupport(FhirContext context, Supplier<PackageLibrary> library) {
        this.context = context;
        this.library = library;
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public String getName() {
        return "Packages of this server";
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return fetch(STRUCTURE, url);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return fetch(VALUE_SET, url);
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String url) {
        return fetch(CODE_SYSTEM, url);
    }

    /** What has no method of its own: concept maps. */
    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
        return type != null && type.equals(ConceptMap.class)
                ? type.cast(fetch(CONCEPT_MAP, url))
                : IValidationSupport.super.fetchResource(type, url);
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext root, @Nullable String url) {
        return url != null && find(CODE_SYSTEM, url).isPresent();
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext root, @Nullable String url) {
        return url != null && find(VALUE_SET, url).isPresent();
    }

    /** None: HAPI would make a snapshot of each and keep them all. Whoever needs one asks by its canonical. */
    @Override
    public <T extends IBaseResource> @Nullable List<T> fetchAllStructureDefinitions() {
        return null;
    }

    /** The profiles of resources in all packages, by the type that they constrain. */
    Map<String, Set<String>> profiles() {
        return library.get().profiles();
    }

    private Optional<PackageResource> find(String type, String url) {
        return library.get().find(type, Canonical.of(url));
    }

    private @Nullable IBaseResource fetch(String type, String url) {
        return find(type, url).map(this::parse).orElse(null);
    }

    private IBaseResource parse(PackageResource packed) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
        try (InputStream in = packed.open()) {
            IBaseResource resource = parser.parseResource(in);
            pin(packed, resource);
            return resource;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pin(PackageResource origin, IBaseResource resource) {
        if (resource instanceof StructureDefinition structure) {
            structure.setVersion(origin.version().text());
            if (structure.hasBaseDefinition()) {
                structure.setBaseDefinition(pinned(origin, STRUCTURE, structure.getBaseDefinition()));
            }
            structure.getSnapshot().getElement().forEach(element -> pin(origin, element));
            structure.getDifferential().getElement().forEach(element -> pin(origin, element));
        } else if (resource instanceof ValueSet values) {
            values.getCompose().getInclude().forEach(part -> part.getValueSet().forEach(set -> pin(origin, set)));
            values.getCompose().getExclude().forEach(part -> part.getValueSet().forEach(set -> pin(origin, set)));
            new ValueSetRules(system -> codeSystem(origin, system)).writeOut(values);
        }
    }

    private void pin(PackageResource origin, ElementDefinition element) {
        element.getType()
                .forEach(type -> type.getProfile()
                        .forEach(profile -> profile.setValue(pinned(origin, STRUCTURE, profile.getValue()))));
        if (element.getBinding().hasValueSet()) {
            pin(origin, element.getBinding().getValueSetElement());
        }
    }

    private void pin(PackageResource origin, CanonicalType set) {
        set.setValue(pinned(origin, VALUE_SET, set.getValue()));
    }

    private Optional<CodeSystem> codeSystem(PackageResource origin, String system) {
        return Optional.ofNullable((CodeSystem) fetch(CODE_SYSTEM, pinned(origin, CODE_SYSTEM, system)));
    }

    private String pinned(PackageResource origin, String type, String reference) {
        return library.get().pin(origin.origin(), type, Canonical.of(reference)).toString();
    }
}
