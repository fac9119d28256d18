package de.medicalhub.portal.documents.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.documents.DownloadName;
import de.medicalhub.portal.documents.control.LetterPrefill;
import de.medicalhub.portal.documents.control.LetterWriter;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import de.medicalhub.portal.wording.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Practitioner;
import org.omnifaces.util.Faces;

/** Discharge letter and nursing transfer document; written by discharge managers of the case's hospital (U8, U9). */
@Named("letterPage")
@RequestScoped
public class LetterPage {
    @Inject
    private LetterFormPage form;

    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private PortalSettings settings;

    @Inject
    private HttpServletRequest request;

    private String kindKey = "";

    /** From the address itself: parts of a page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        kindKey = Objects.requireNonNullElse(request.getParameter("kind"), "");
    }

    private LetterKind kind() {
        return LetterKind.find(kindKey)
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such kind of letter."));
    }

    /** Begins with the draft, else with the letter before, else with what the record knows. */
    public String open() {
        return Problems.open(() -> {
            Case found = own.get();
            LetterKind kind = kind();
            Optional<Composition> draft = LetterWriter.draft(found, kind, hospital());
            Optional<Composition> before = LetterWriter.latest(found, kind, hospital());
            Resources record = before.isPresent() ? Resources.of() : records.searchAll(questions());
            form.begin(
                    new LetterPrefill(found, record, german()).of(kind, before),
                    draft.map(LetterPage::version).orElse(""),
                    basis());
        });
    }

    private List<String> questions() {
        String patient = own.get().patient().map(Resources::referenceTo).orElse("");
        return List.of(
                "Condition?patient=" + patient + "&clinical-status=active&_count=100",
                "MedicationRequest?patient=" + patient
                        + "&status=active&_include=MedicationRequest:medication&_count=100",
                Allergies.query(patient));
    }

    private Texts german() {
        return new Texts(Language.of("de"), clock);
    }

    private String hospital() {
        return own.get().organisation("hospital").orElse("");
    }

    private static String version(Composition letter) {
        return letter.getIdElement().getIdPart() + "/" + letter.getMeta().getVersionId();
    }

    /** What whoever writes has seen: the letter by its version, and when the patient leaves. */
    private String basis() {
        return LetterWriter.latest(own.get(), kind(), hospital())
                        .map(LetterPage::version)
                        .orElse("")
                + '@'
                + planned();
    }

    private String planned() {
        return own.get().plannedDischarge().map(Object::toString).orElse("");
    }

    /** Whether another page, of whomever, has stored or moved something since; what it is then stands beside the fields. */
    private boolean isOutdated() {
        String seen = form.getBasis();
        if (seen.equals(basis())) {
            return false;
        }
        boolean moved = seen.replaceFirst("@.*$", "").equals(basis().replaceFirst("@.*$", ""));
        readOthers();
        FormFaults.say("", speaker.key(moved ? "letter.moved" : "letter.refusal.CONFLICT"));
        return true;
    }

    private LetterWriter writer() {
        return new LetterWriter(own.get(), german(), clock.instant(), settings.publicRecordsUrl());
    }

    private LetterWriter.Signer signer() {
        String person = user.claims().fhirUser();
        List<String> questions = new ArrayList<>(List.of("Practitioner?_id=" + person.replaceFirst("^.*/", "")));
        own.get()
                .plan()
                .filter(CarePlan::hasEncounter)
                .map(plan -> plan.getEncounter().getReferenceElement().getIdPart())
                .ifPresent(stay -> questions.add("Encounter?_id=" + stay));
        Resources found = records.searchAll(questions);
        Practitioner read = found.first(Practitioner.class)
                .orElseThrow(() -> new HubException(ProblemKind.FORBIDDEN, "Only people of the directory sign."));
        return new LetterWriter.Signer(read, user.getName(), hospital(), found.first(Encounter.class));
    }

    /** The draft as this page knows it, so that nobody's later words are overwritten. */
    private Optional<Composition> known() {
        String[] parts = form.getVersion().split("/", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        Composition draft = own.get().compositions(kind().loinc()).stream()
                .filter(letter -> letter.getIdElement().getIdPart().equals(parts[0]))
                .findFirst()
                .map(Composition::copy)
                .orElseGet(Composition::new);
        draft.setId("Composition/" + parts[0]);
        draft.getMeta().setVersionId(parts[1]);
        return Optional.of(draft);
    }

    /** Keeps what was typed, also for colleagues. */
    public void keep() {
        if (isOutdated()) {
            return;
        }
        Bundle draft = writer().keep(kind(), form.getDraft(), signer(), known());
        Stored stored = records.store(draft);
        if (stored.refusal().isEmpty()) {
            String id = stored.references().get(0).replaceFirst("^.*/", "");
            String version = id + "/" + next();
            form.know(version, version + '@' + planned(), Map.of());
            String sentence = speaker.key("letter.kept");
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        }
        stored.refusal().ifPresent(this::explain);
    }

    /** Versions count by one from 1. */
    private int next() {
        return known().map(draft -> Integer.parseInt(draft.getMeta().getVersionId()))
                        .orElse(0)
                + 1;
    }

    /** Signs it off in the own name; then the case shows it. */
    public String sign() {
        List<LetterKind.Part> missing = kind().parts().stream()
                .filter(part ->
                        part.required() && form.getDraft().get(part.key()).isEmpty())
                .toList();
        missing.forEach(part ->
                FormFaults.say(part.key(), speaker.key("fault.letter.part", speaker.key("letter.part." + part.key()))));
        if (!missing.isEmpty()) {
            return "";
        }
        if (isOutdated()) {
            return "";
        }
        Stored stored = records.store(writer().sign(kind(), form.getDraft(), signer(), known()));
        stored.refusal().ifPresent(this::explain);
        return stored.refusal().isPresent() ? "" : own.page();
    }

    private void explain(Refusal refusal) {
        if (refusal.kind() == ProblemKind.CONFLICT) {
            own.forget();
            readOthers();
        }
        FormFaults.say(
                "", speaker.say(Phrase.code("letter.refusal", refusal.kind().name())));
    }

    /** What somebody else wrote stands beside what was typed here; the next time this is stored knowingly. */
    private void readOthers() {
        Optional<Composition> latest = LetterWriter.latest(own.get(), kind(), hospital());
        LetterDraft theirs = new LetterPrefill(own.get(), Resources.of(), german()).of(kind(), latest);
        Map<String, String> differing = new LinkedHashMap<>();
        kind().parts().stream()
                .map(LetterKind.Part::key)
                .filter(part -> latest.isPresent() || part.equals("plan"))
                .filter(part -> !theirs.agrees(form.getDraft(), part))
                .forEach(part -> differing.put(part, theirs.get(part)));
        String version = LetterWriter.draft(own.get(), kind(), hospital())
                .map(LetterPage::version)
                .orElse("");
        form.know(version, basis(), differing);
    }

    /** Shows the PDF as a draft; nothing is stored. */
    public void print() {
        Faces.sendFile(
                writer().print(kind(), form.getDraft(), signer(), false),
                DownloadName.on(german().of("download." + kind().document().key()), clock.instant()) + ".pdf",
                true);
    }

    public LetterDraft getDraft() {
        return form.getDraft();
    }

    public List<LetterKind.Part> getParts() {
        return kind().parts();
    }

    public Map<String, String> getOthers() {
        return form.getOthers();
    }

    public String getKind() {
        return kindKey;
    }

    /** Key of the title. */
    public String getTitle() {
        return LetterKind.find(kindKey)
                .map(kind -> speaker.key("document.kind." + kind.document().key()))
                .orElse("");
    }

    public String getName() {
        return own.get().patientName();
    }

    public String getId() {
        return own.id();
    }
}
