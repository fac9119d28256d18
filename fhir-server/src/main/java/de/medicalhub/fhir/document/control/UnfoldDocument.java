package de.medicalhub.fhir.document.control;

import de.medicalhub.fhir.LocalReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Keeps a document Bundle, and unfolds it into the record of the patient known here (rules 6 and 7 of the feature). */
@Component
public class UnfoldDocument {
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private final DocumentRecords records;
    private final DocumentCodes codes;
    private final Clock clock;

    UnfoldDocument(DocumentRecords records, Clock clock) {
        this.records = records;
        this.codes = new DocumentCodes(records);
        this.clock = clock;
    }

    /**
     * Where a document went.
     *
     * @param description {@code DocumentReference/…}
     * @param composition {@code Composition/…}
     */
    public record Stored(String description, String composition) {}

    /**
     * Keeps and describes, without unfolding.
     *
     * @return {@code DocumentReference/…}, also of an earlier time
     */
    public String describe(DocumentBundle document, Sender sender) {
        SubjectOfDocument about = SubjectOfDocument.find(document, new KnownSubjects(records, sender));
        Optional<DocumentReference> known = known(document, about, sender);
        if (known.isPresent()) {
            return LocalReference.of(known.get());
        }
        Description description = Description.of(document, about, sender, codes);
        Bundle bundle = transaction();
        relate(bundle, description, document, about, sender);
        put(bundle, description.content());
        put(bundle, description.reference());
        records.store(bundle);
        return LocalReference.of(description.reference());
    }

    /** Keeps, describes and unfolds. */
    public Stored store(DocumentBundle document, Sender sender) {
        SubjectOfDocument about = SubjectOfDocument.find(document, new KnownSubjects(records, sender));
        Description description = Description.of(document, about, sender, codes);
        Bundle bundle = transaction();
        Optional<DocumentReference> known = known(document, about, sender);
        known.ifPresent(old -> {
            description.replaces(old);
            put(bundle, old.setStatus(DocumentReferenceStatus.SUPERSEDED));
            onlyOver(bundle, old);
        });
        relate(bundle, description, document, about, sender);
        put(bundle, description.content());
        put(bundle, description.reference());
        Unfolding unfolding = new Unfolding(document, about, sender);
        String composition = addComposition(bundle, unfolding.composition(), about, sender);
        List<Resource> unfolded = unfolded(document, known, unfolding);
        unfolded.forEach(entry -> put(bundle, entry));
        post(bundle, "urn:uuid:" + UUID.randomUUID(), provenance(composition, unfolded, description, sender));
        int place = place(bundle, composition);
        return new Stored(
                LocalReference.of(description.reference()),
                records.store(bundle).get(place));
    }

    /**
     * Documents to which the Composition says that it relates: of the same sender and about the same patient, found by the
     * identifier that it names or that the Composition bears to which it refers. One that is replaced is superseded.
     */
    private void relate(
            Bundle bundle, Description description, DocumentBundle document, SubjectOfDocument about, Sender sender) {
        for (Composition.CompositionRelatesToComponent relation :
                document.composition().getRelatesTo()) {
            DocumentRelationshipType how = relation.hasCode()
                    ? DocumentRelationshipType.fromCode(relation.getCode().toCode())
                    : DocumentRelationshipType.APPENDS;
            document.related(relation)
                    .flatMap(identifier -> current(identifier, about, sender))
                    .filter(other -> !isIn(bundle, other))
                    .ifPresent(other -> {
                        description.relates(how, other);
                        if (how == DocumentRelationshipType.REPLACES) {
                            put(bundle, other.setStatus(DocumentReferenceStatus.SUPERSEDED));
                            onlyOver(bundle, other);
                        }
                    });
        }
    }

    private static boolean isIn(Bundle bundle, Resource resource) {
        return place(bundle, LocalReference.of(resource)) >= 0;
    }

    /** What is new or corrected; what was unfolded before and is the same in the document may have been worked on since. */
    private List<Resource> unfolded(DocumentBundle document, Optional<DocumentReference> known, Unfolding unfolding) {
        Optional<DocumentBundle> before = known.flatMap(this::kept);
        List<Resource> unfolded = new ArrayList<>();
        unfolding.entries().forEach((sent, entry) -> {
            boolean corrected = before.isPresent()
                    && unfolding.sources(sent).stream()
                            .anyMatch(source -> document.isChangedFrom(before.get(), source));
            if (corrected
                    || records.find(entry.getClass(), LocalReference.of(entry)).isEmpty()) {
                unfolded.add(entry);
            }
        });
        return unfolded;
    }

    private Optional<DocumentBundle> kept(DocumentReference description) {
        IdType content =
                new IdType(description.getContentFirstRep().getAttachment().getUrl());
        return records.find(Binary.class, LocalReference.of(content)).map(DocumentBundle::read);
    }

    private String addComposition(Bundle bundle, Composition composition, SubjectOfDocument about, Sender sender) {
        Optional<Composition> known = records.withIdentifier(Composition.class, composition.getIdentifier()).stream()
                .filter(sender::hasSent)
                .filter(old -> LocalReference.of(old.getSubject()).equals(LocalReference.of(about.patient())))
                .findFirst();
        if (known.isPresent()) {
            composition.setId(LocalReference.of(known.get()));
            put(bundle, composition);
            onlyOver(bundle, known.get());
            return LocalReference.of(composition);
        }
        return post(bundle, "urn:uuid:" + UUID.randomUUID(), composition);
    }

    private Provenance provenance(String composition, List<Resource> unfolded, Description description, Sender sender) {
        Provenance provenance = new Provenance().setRecorded(Date.from(clock.instant()));
        provenance.addTarget(new Reference(composition));
        unfolded.forEach(entry -> provenance.addTarget(new Reference(LocalReference.of(entry))));
        var agent = provenance.addAgent();
        agent.getType().addCoding().setSystem(PARTICIPATION).setCode("enterer");
        agent.setWho(
                sender.organisations().isEmpty()
                        ? new Reference().setDisplay("Import")
                        : new Reference(sender.organisations().iterator().next()));
        provenance
                .addEntity()
                .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference(LocalReference.of(description.reference())));
        return provenance;
    }

    /** The same identifier does not make it the same document: another sender may have chosen it, too. */
    private Optional<DocumentReference> known(DocumentBundle document, SubjectOfDocument about, Sender sender) {
        return current(document.bundle().getIdentifier(), about, sender);
    }

    private Optional<DocumentReference> current(Identifier identifier, SubjectOfDocument about, Sender sender) {
        return records.withIdentifier(DocumentReference.class, identifier).stream()
                .filter(sender::hasSent)
                .filter(old -> old.getStatus() == DocumentReferenceStatus.CURRENT)
                .filter(old -> LocalReference.of(old.getSubject()).equals(LocalReference.of(about.patient())))
                .findFirst();
    }

    private static Bundle transaction() {
        return new Bundle().setType(Bundle.BundleType.TRANSACTION);
    }

    private static void put(Bundle bundle, Resource resource) {
        String reference = LocalReference.of(resource);
        bundle.addEntry()
                .setFullUrl(reference)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference);
    }

    /** The last entry takes the place of this version and of no later one. */
    private static void onlyOver(Bundle bundle, Resource version) {
        String number = version.getMeta().getVersionId();
        if (number != null) {
            bundle.getEntry().get(bundle.getEntry().size() - 1).getRequest().setIfMatch("W/\"" + number + "\"");
        }
    }

    private static String post(Bundle bundle, String name, Resource resource) {
        bundle.addEntry()
                .setFullUrl(name)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return name;
    }

    private static int place(Bundle bundle, String name) {
        List<String> names = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        return names.indexOf(name);
    }
}
