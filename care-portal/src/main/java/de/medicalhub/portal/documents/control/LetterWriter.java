package de.medicalhub.portal.documents.control;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.NewDocument;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Writes a letter down: as draft, or signed off as Composition, FHIR document and PDF at once (U8, U9). */
public final class LetterWriter {
    private static final String LOINC = "http://loinc.org";

    private final Case found;
    private final Texts german;
    private final Instant now;
    private final String records;

    /** @param records address of the records outside the house, under which the parts of a signed document stand (decision 0094) */
    public LetterWriter(Case found, Texts german, Instant now, String records) {
        this.found = found;
        this.german = german;
        this.now = now;
        this.records = records;
    }

    /**
     * Who writes.
     *
     * @param hospital such as {@code Organization/1}, whose people go on with a draft
     * @param stay that the letter is about; empty if it could not be read
     */
    public record Signer(Practitioner person, String name, String hospital, Optional<Encounter> stay) {
        private String reference() {
            return "Practitioner/" + person.getIdElement().getIdPart();
        }
    }

    /** The draft that people of this organisation go on with: theirs, and not signed. */
    public static Optional<Composition> draft(Case found, LetterKind kind, String hospital) {
        return found.compositions(kind.loinc()).stream()
                .filter(letter -> letter.getStatus() == CompositionStatus.PRELIMINARY)
                .filter(letter ->
                        letter.getAuthor().stream().allMatch(author -> hospital.equals(author.getReference())))
                .findFirst();
    }

    /** What is gone on with: the draft, else the letter that was signed last. */
    public static Optional<Composition> latest(Case found, LetterKind kind, String hospital) {
        return draft(found, kind, hospital)
                .or(() -> found.compositions(kind.loinc()).stream()
                        .filter(letter -> letter.getStatus() == CompositionStatus.FINAL)
                        .findFirst());
    }

    /** Keeps it as draft, of which a house has one of each kind and case: who was slower is told, and loses nothing. */
    public Bundle keep(LetterKind kind, LetterDraft words, Signer who, Optional<Composition> draft) {
        Composition letter = compose(kind, words, who, draft);
        letter.setStatus(CompositionStatus.PRELIMINARY);
        letter.addAuthor(new Reference(who.hospital()));
        Bundle transaction = transaction(letter, draft);
        if (draft.isEmpty()) {
            transaction
                    .getEntryFirstRep()
                    .getRequest()
                    .setIfNoneExist("identifier=" + found.id().toSearchToken() + "&type=" + LOINC + "|" + kind.loinc()
                            + "&author=" + who.hospital() + "&status=preliminary");
        }
        return transaction;
    }

    /** Signs it off; from then on it counts. */
    public Bundle sign(LetterKind kind, LetterDraft words, Signer who, Optional<Composition> draft) {
        Composition letter = compose(kind, words, who, draft);
        letter.setStatus(CompositionStatus.FINAL);
        letter.addAuthor(new Reference(who.reference()).setDisplay(who.name()));
        letter.addAttester()
                .setMode(Composition.CompositionAttestationMode.PROFESSIONAL)
                .setTime(Date.from(now))
                .setParty(new Reference(who.reference()).setDisplay(who.name()));
        Bundle transaction = transaction(letter, draft);
        transaction
                .addEntry()
                .setResource(document(kind, letter, words, who))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("DocumentReference");
        return transaction;
    }

    /** The PDF as it would be now. */
    public byte[] print(LetterKind kind, LetterDraft words, Signer who, boolean signed) {
        return new LetterPdf(found, german, now).print(kind, words, who.name(), who.hospital(), signed);
    }

    private DocumentReference document(LetterKind kind, Composition letter, LetterDraft words, Signer who) {
        String title = german.of("document.kind." + kind.document().key());
        byte[] bundle = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(bundle(letter, who))
                .getBytes(StandardCharsets.UTF_8);
        return new NewDocument(
                        found.id(),
                        patient(),
                        who.reference(),
                        kind.document(),
                        title,
                        "",
                        LocalDate.ofInstant(now, HubClock.berlin()))
                .describe(
                        List.of(
                                new NewDocument.Content(
                                        "application/pdf", new FileContent(print(kind, words, who, true)), title),
                                new NewDocument.Content("application/fhir+json", new FileContent(bundle), title)),
                        now);
    }

    /**
     * A FHIR document (R4, 3.3): the Composition first, then all whom it names, under the same address, so that each of its references
     * leads to one of them.
     */
    private Bundle bundle(Composition letter, Signer who) {
        Bundle document = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        document.setTimestamp(Date.from(now));
        document.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + UUID.randomUUID());
        Composition copy = letter.copy();
        copy.setId("Composition/" + UUID.randomUUID());
        copy.getRelatesTo().clear();
        if (who.stay().isEmpty()) {
            copy.setEncounter(null);
        }
        add(document, copy);
        found.patient().ifPresent(patient -> add(document, patient));
        who.stay().ifPresent(stay -> add(document, stay));
        add(document, who.person());
        found.resources().find(Organization.class, who.hospital()).ifPresent(hospital -> add(document, hospital));
        return document;
    }

    private void add(Bundle document, Resource resource) {
        document.addEntry()
                .setFullUrl(records + "/" + Resources.referenceTo(resource))
                .setResource(resource);
    }

    private Composition compose(LetterKind kind, LetterDraft words, Signer who, Optional<Composition> draft) {
        Composition letter = new Composition();
        letter.setLanguage("de");
        letter.setIdentifier(found.id().toIdentifier());
        letter.setType(loinc(kind.loinc()));
        letter.setTitle(german.of("document.kind." + kind.document().key()));
        letter.setSubject(new Reference(patient()));
        found.plan()
                .filter(plan -> plan.hasEncounter())
                .ifPresent(plan -> letter.setEncounter(new Reference(plan.getEncounter()
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue())));
        letter.setDate(Date.from(now));
        letter.setCustodian(new Reference(who.hospital()));
        kind.parts().forEach(part -> section(letter, part, words.get(part.key())));
        if (draft.isPresent()) {
            letter.setRelatesTo(draft.get().getRelatesTo());
        } else {
            found.compositions(kind.loinc()).stream()
                    .findFirst()
                    .ifPresent(before -> letter.addRelatesTo()
                            .setCode(DocumentRelationshipType.REPLACES)
                            .setTarget(new Reference(Resources.referenceTo(before))));
        }
        return letter;
    }

    private void section(Composition letter, LetterKind.Part part, String words) {
        if (words.isEmpty()) {
            return;
        }
        Composition.SectionComponent section = letter.addSection();
        section.setTitle(german.of("letter.part." + part.key()));
        section.setText(LetterText.narrative(words));
        if (!part.loinc().isEmpty()) {
            section.setCode(loinc(part.loinc()));
        }
    }

    private String patient() {
        return found.patient().map((Patient one) -> Resources.referenceTo(one)).orElse("");
    }

    private static CodeableConcept loinc(String code) {
        return new CodeableConcept(new Coding().setSystem(LOINC).setCode(code));
    }

    /** An unknown version of the draft is refused by the server, so that nobody's words are overwritten. */
    private static Bundle transaction(Composition letter, Optional<Composition> draft) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Bundle.BundleEntryRequestComponent request =
                transaction.addEntry().setResource(letter).getRequest();
        if (draft.isPresent()) {
            String reference = Resources.referenceTo(draft.get());
            letter.setId(reference);
            request.setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(reference)
                    .setIfMatch("W/\"" + draft.get().getMeta().getVersionId() + "\"");
        } else {
            request.setMethod(Bundle.HTTPVerb.POST).setUrl("Composition");
        }
        return transaction;
    }
}
