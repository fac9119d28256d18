package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import de.medicalhub.fhir.access.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementSoftwareComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Reduces what the engine is able to do to what this server does for somebody. A statement that promises what everybody is
 * refused sends integrators into the void.
 */
public final class TrueCapabilities {
    /** Where nothing is stored or indexed that they could find, or that look into what the caller may not read. */
    private static final Set<String> NO_PARAMETERS =
            Set.of("_filter", "_content", "_text", "_query", "_source", "_list", "_type", "_language");

    /** Composed of a reference or a number, which the engine does not look for in a part. */
    private static final Set<String> NOT_COMPOSED = Set.of(
            "relationship",
            "chromosome-variant-coordinate",
            "chromosome-window-coordinate",
            "referenceseqid-variant-coordinate",
            "referenceseqid-window-coordinate");

    /** The trail is no resource of the store: nothing comes along with it or brings it. */
    private static final String TRAIL = "AuditEvent";

    /** By what it is found, and by nothing else: all that FHIR R4 has for it, the id and the purpose. */
    private static final Map<String, SearchParamType> OF_TRAIL = ofTrail();

    private static final Set<SystemRestfulInteraction> SYSTEM =
            Set.of(SystemRestfulInteraction.TRANSACTION, SystemRestfulInteraction.BATCH);

    /** ISiK's requirements that are met wholly, and a profile without which they are not. */
    private static final Map<String, String> REQUIREMENTS = requirements();

    /** To {@code updateCreate}, which says that the server allows it, not to whom. */
    private static final String IDS = "Administrators and the modules of the hub may choose the id of a new resource"
            + " (updateCreate); for all others the server gives it.";

    private static final String WEBSOCKET = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";

    private static final String PROFILES = "https://gematik.de/fhir/isik/v3/";

    private TrueCapabilities() {}

    /**
     * Takes out what nobody may do; adds how callers sign in, where they are notified, and what the whole conforms to.
     *
     * @param base address of this server
     * @param version of the hub
     * @param profiles that resources are held to, by type; the engine names those that are stored as resources, which are
     *     neither all of them nor only these
     */
    public static CapabilityStatement reduce(
            CapabilityStatement statement, String base, String version, Map<String, Set<String>> profiles) {
        statement.setSoftware(new CapabilityStatementSoftwareComponent()
                .setName("Medical Hub")
                .setVersion(version));
        statement.setName("MedicalHub").setTitle("Medical Hub");
        statement.getPatchFormat().removeIf(format -> Constants.CT_XML_PATCH.equals(format.getValue()));
        for (CapabilityStatementRestComponent rest : statement.getRest()) {
            rest.getResource().forEach(TrueCapabilities::reduce);
            rest.getResource().removeIf(resource -> !resource.hasInteraction() && !resource.hasOperation());
            rest.getResource().forEach(resource -> support(resource, profiles));
            rest.getInteraction().removeIf(interaction -> !SYSTEM.contains(interaction.getCode()));
            SYSTEM.stream()
                    .sorted()
                    .filter(code -> rest.getInteraction().stream().noneMatch(known -> known.getCode() == code))
                    .forEach(code -> rest.addInteraction().setCode(code));
            rest.getOperation().removeIf(operation -> !Offer.operation("$" + operation.getName()));
            signIn(rest);
            rest.setDocumentation(IDS);
            rest.addExtension(WEBSOCKET, new UriType(base.replaceFirst("^http", "ws") + "/websocket"));
        }
        instantiate(statement);
        return statement;
    }

    private static void reduce(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        boolean validates = resource.getInteraction().stream()
                .map(ResourceInteractionComponent::getCodeElement)
                .anyMatch(code -> "validate".equals(code.getValueAsString()));
        resource.getInteraction()
                .removeIf(interaction -> interaction.getCode() == null
                        || !Offer.interaction(type, interaction.getCode().toCode()));
        reduceOperations(resource, validates);
        boolean creates = has(resource, TypeRestfulInteraction.CREATE);
        boolean updates = has(resource, TypeRestfulInteraction.UPDATE);
        boolean reads = has(resource, TypeRestfulInteraction.READ);
        boolean searches = has(resource, TypeRestfulInteraction.SEARCHTYPE);
        resource.setConditionalCreate(creates);
        resource.setConditionalUpdate(updates);
        resource.setConditionalDelete(
                has(resource, TypeRestfulInteraction.DELETE)
                        ? ConditionalDeleteStatus.SINGLE
                        : ConditionalDeleteStatus.NOTSUPPORTED);
        resource.setConditionalRead(reads ? ConditionalReadStatus.FULLSUPPORT : ConditionalReadStatus.NOTSUPPORTED);
        resource.setReadHistory(has(resource, TypeRestfulInteraction.VREAD));
        resource.setUpdateCreate(updates && creates);
        resource.setVersioning(ResourceVersionPolicy.VERSIONED); // If-Match is checked where it comes, not demanded.
        resource.getSearchParam()
                .removeIf(parameter -> !searches
                        || NO_PARAMETERS.contains(parameter.getName())
                        || NOT_COMPOSED.contains(parameter.getName()));
        if (type.equals(TRAIL)) {
            reduceTrail(resource);
        }
        keep(resource.getSearchInclude(), include -> searches);
        keep(resource.getSearchRevInclude(), include -> searches && isSearched(include));
    }

    private static void support(CapabilityStatementRestResourceComponent resource, Map<String, Set<String>> profiles) {
        resource.setSupportedProfile(null);
        new TreeSet<>(profiles.getOrDefault(resource.getType(), Set.of())).forEach(resource::addSupportedProfile);
    }

    private static void reduceTrail(CapabilityStatementRestResourceComponent resource) {
        resource.setConditionalCreate(false).setSearchInclude(null).setSearchRevInclude(null);
        resource.setSearchParam(null);
        OF_TRAIL.forEach((name, kind) -> resource.addSearchParam().setName(name).setType(kind));
    }

    private static void reduceOperations(CapabilityStatementRestResourceComponent resource, boolean validates) {
        String type = resource.getType();
        resource.getOperation().removeIf(operation -> !Offer.operation(type + "/$" + operation.getName()));
        boolean missing = validates
                && Offer.operation(type + "/$validate")
                && resource.getOperation().stream()
                        .map(CapabilityStatementRestResourceOperationComponent::getName)
                        .noneMatch("validate"::equals);
        if (missing) {
            resource.addOperation()
                    .setName("validate")
                    .setDefinition("http://hl7.org/fhir/OperationDefinition/Resource-validate");
        }
    }

    private static void signIn(CapabilityStatementRestComponent rest) {
        var security = rest.getSecurity();
        security.setCors(false);
        security.addService()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("OAuth");
        security.setDescription(
                "Bearer tokens of the hub's Keycloak (OpenID Connect). What is listed here may be done by"
                        + " at least one role; who sees and writes what is told in docs/access.md.");
    }

    private static void instantiate(CapabilityStatement statement) {
        List<String> supported = statement.getRest().stream()
                .flatMap(rest -> rest.getResource().stream())
                .flatMap(resource -> resource.getSupportedProfile().stream())
                .map(PrimitiveType::getValue)
                .toList();
        REQUIREMENTS.forEach((requirement, profile) -> {
            if (supported.contains(PROFILES + profile)) {
                statement.addInstantiates(PROFILES + requirement);
            }
        });
    }

    private static boolean has(CapabilityStatementRestResourceComponent resource, TypeRestfulInteraction code) {
        return resource.getInteraction().stream().anyMatch(interaction -> interaction.getCode() == code);
    }

    /** What comes along is found like what is searched for. */
    private static boolean isSearched(String include) {
        String type = include.substring(0, Math.max(0, include.indexOf(':')));
        return !type.equals(TRAIL) && Offer.interaction(type, "search-type");
    }

    private static void keep(List<StringType> includes, Predicate<String> offered) {
        includes.removeIf(include -> !offered.test(include.getValue()));
    }

    private static Map<String, SearchParamType> ofTrail() {
        Map<String, SearchParamType> all = new TreeMap<>();
        all.put("_id", SearchParamType.TOKEN);
        all.put("purpose", SearchParamType.TOKEN);
        FhirContext.forR4Cached().getResourceDefinition(TRAIL).getSearchParams().stream()
                .filter(parameter -> !parameter.getName().startsWith("_"))
                .forEach(parameter -> all.put(
                        parameter.getName(),
                        SearchParamType.fromCode(parameter.getParamType().getCode())));
        return all;
    }

    private static Map<String, String> requirements() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Basismodul/CapabilityStatement/basis-server", "Basismodul/StructureDefinition/ISiKPatient");
        all.put(
                "Terminplanung/CapabilityStatement/terminplanung-server",
                "Terminplanung/StructureDefinition/ISiKTermin");
        all.put(
                "Medikation/CapabilityStatement/medikation-server/information",
                "Medikation/StructureDefinition/ISiKMedikationsInformation");
        all.put(
                "Medikation/CapabilityStatement/medikation-server/verordnung",
                "Medikation/StructureDefinition/ISiKMedikationsVerordnung");
        all.put(
                "Medikation/CapabilityStatement/medikation-server/verabreichung",
                "Medikation/StructureDefinition/ISiKMedikationsVerabreichung");
        all.put(
                "Dokumentenaustausch/CapabilityStatement/dokumentenaustausch-server",
                "Dokumentenaustausch/StructureDefinition/ISiKDokumentenMetadaten");
        all.put(
                "VitalparameterUndKoerpermasze/CapabilityStatement/vitalparameter-server",
                "VitalparameterUndKoerpermasze/StructureDefinition/ISiKBlutdruck");
        return all;
    }
}
