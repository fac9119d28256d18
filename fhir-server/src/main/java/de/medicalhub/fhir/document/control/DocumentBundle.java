package de.medicalhub.fhir.document.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.engine.LineCheck;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A document Bundle that says all it must say; who it is about is not looked up yet. */
public final class DocumentBundle {
    static final String JSON = "application/fhir+json";

    private static final String XML = "application/fhir+xml";

    private final Bundle bundle;
    private final byte[] content;
    private final String contentType;
    private final Map<String, Resource> byAddress = new LinkedHashMap<>();

    private DocumentBundle(Bundle bundle, byte[] content, String contentType) {
        this.bundle = bundle;
        this.content = content.clone();
        this.contentType = contentType;
        bundle.getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasResource)
                .forEach(entry -> {
                    byAddress.put(LocalReference.of(entry.getResource()), entry.getResource());
                    if (entry.hasFullUrl()) {
                        byAddress.put(entry.getFullUrl(), entry.getResource());
                    }
                });
    }

    /** Of which only the parsed form is at hand. */
    public static DocumentBundle read(Bundle bundle) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
        return read(bundle, json.getBytes(StandardCharsets.UTF_8), JSON);
    }

    /**
     * @param content as it came, which is what is kept
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException with all that is missing
     */
    public static DocumentBundle read(Bundle bundle, byte[] content, String contentType) {
        Issues issues = new Issues();
        if (bundle.getType() != Bundle.BundleType.DOCUMENT) {
            issues.add(IssueType.VALUE, "Bundle.type", "A document is a Bundle of type document.");
        }
        if (!bundle.getIdentifier().hasSystem() || !bundle.getIdentifier().hasValue()) {
            issues.add(IssueType.REQUIRED, "Bundle.identifier", "A document has an identifier with its system.");
        }
        if (!bundle.hasTimestamp()) {
            issues.add(IssueType.REQUIRED, "Bundle.timestamp", "A document says when it was put together.");
        }
        if (bundle.getEntryFirstRep().getResource() instanceof Composition composition) {
            check(composition, issues);
        } else {
            issues.add(IssueType.REQUIRED, "Bundle.entry[0]", "A document begins with its Composition.");
        }
        boolean ofCase = CaseId.find(bundle).isPresent()
                || bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .anyMatch(resource ->
                                resource != null && CaseId.find(resource).isPresent());
        if (ofCase) {
            issues.add(IssueType.VALUE, "Bundle.entry", "Parts of a discharge case do not come as documents.");
        }
        issues.throwIfUnprocessable();
        return new DocumentBundle(bundle, content, contentType);
    }

    /**
     * Out of the Binary in which it was sent.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if that holds no document Bundle, or one in which
     *     something is missing
     */
    public static DocumentBundle unpack(Binary sent) {
        String type = Objects.requireNonNullElse(sent.getContentType(), "")
                .split(";", 2)[0]
                .strip();
        boolean isXml = type.equals(XML);
        if (!sent.hasData() || (!isXml && !type.equals(JSON))) {
            throw unreadable("A Binary holds a document Bundle as application/fhir+json or application/fhir+xml.");
        }
        LineCheck.refusal(sent.getData(), isXml).ifPresent(fault -> {
            throw unreadable(fault);
        });
        FhirContext fhir = FhirContext.forR4Cached();
        String text = new String(sent.getData(), StandardCharsets.UTF_8);
        Bundle bundle;
        try {
            bundle = (isXml ? fhir.newXmlParser() : fhir.newJsonParser()).parseResource(Bundle.class, text);
        } catch (DataFormatException | ClassCastException | IllegalArgumentException noBundle) {
            throw unreadable("The Binary holds no document Bundle of FHIR R4.");
        }
        return read(bundle, sent.getData(), type);
    }

    private static RuntimeException unreadable(String sentence) {
        return Issues.unprocessable(IssueType.STRUCTURE, "document", sentence);
    }

    /** As it was kept before. */
    static DocumentBundle read(Binary kept) {
        FhirContext fhir = FhirContext.forR4Cached();
        boolean json = JSON.equals(kept.getContentType());
        String text = new String(kept.getData(), StandardCharsets.UTF_8);
        Bundle bundle = (json ? fhir.newJsonParser() : fhir.newXmlParser()).parseResource(Bundle.class, text);
        return read(bundle, kept.getData(), kept.getContentType());
    }

    private static void check(Composition composition, Issues issues) {
        if (!composition.getText().hasDiv() && !isForm(composition)) {
            issues.add(IssueType.REQUIRED, "Composition.text", "A document can be read: the narrative is missing.");
        }
        if (!composition.hasSubject()) {
            issues.add(IssueType.REQUIRED, "Composition.subject", "A document is about a patient.");
        }
        if (!composition.hasType() || !composition.hasTitle() || !composition.hasDate() || !composition.hasStatus()) {
            issues.add(IssueType.REQUIRED, "Composition", "Type, title, date and status are needed.");
        }
    }

    /** A form of statutory care, such as an e-prescription, is written for machines: its entries are its text. */
    private static boolean isForm(Composition composition) {
        return DocumentCodes.code(composition.getType(), DocumentCodes.FORM).isPresent();
    }

    /** All of it. */
    public Bundle bundle() {
        return bundle;
    }

    Composition composition() {
        return (Composition) bundle.getEntryFirstRep().getResource();
    }

    byte[] content() {
        return content.clone();
    }

    String contentType() {
        return contentType;
    }

    /** What a reference within the document names. */
    <T extends Resource> Optional<T> find(Class<T> type, Reference reference) {
        return Optional.ofNullable(byAddress.get(reference.hasReference() ? reference.getReference() : ""))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** What the document to which it relates is known by: as it is said, or as the Composition bears it that is named. */
    Optional<Identifier> related(Composition.CompositionRelatesToComponent relation) {
        if (relation.hasTargetIdentifier()) {
            return Optional.of(relation.getTargetIdentifier());
        }
        if (!relation.hasTargetReference()) {
            return Optional.empty();
        }
        Reference target = relation.getTargetReference();
        return find(Composition.class, target)
                .map(Composition::getIdentifier)
                .or(() -> Optional.of(target.getIdentifier()))
                .filter(Identifier::hasValue);
    }

    /** Whether the other one has the same entry, but not with the same content. */
    boolean isChangedFrom(DocumentBundle other, Resource entry) {
        Resource before = other.byAddress.get(address(entry));
        return before != null && !before.equalsDeep(entry);
    }

    /** How the document names one of its entries, or else its place. */
    String address(Resource entry) {
        for (int place = 0; place < bundle.getEntry().size(); place++) {
            Bundle.BundleEntryComponent each = bundle.getEntry().get(place);
            if (each.getResource() == entry) {
                return each.hasFullUrl() ? each.getFullUrl() : String.valueOf(place);
            }
        }
        throw new IllegalArgumentException("Not of this document");
    }

    /** All but the Composition. */
    List<Resource> entries() {
        return bundle.getEntry().stream()
                .skip(1)
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
