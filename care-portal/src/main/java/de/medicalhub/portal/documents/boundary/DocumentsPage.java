package de.medicalhub.portal.documents.boundary;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.NewDocument;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.documents.control.ConsentScan;
import de.medicalhub.portal.documents.control.Papers;
import de.medicalhub.portal.documents.entity.DocumentRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import de.medicalhub.portal.wording.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.jspecify.annotations.Nullable;

/** All documents of a case's patient, and a form that adds one; for everybody who takes part, the server decides (U6). */
@Named("documentsPage")
@RequestScoped
public class DocumentsPage {
    private static final int LONGEST_TITLE = 200;

    @Inject
    private SharedCase shared;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private Uploads uploads;

    @Inject
    private HttpServletRequest request;

    private @Nullable Part file;
    private @Nullable String kind;
    private @Nullable LocalDate day;
    private @Nullable String title;
    private @Nullable Resources known;

    /** Reads the documents, or says that there is no such case. */
    public String open() {
        return Problems.open(this::documents);
    }

    private Resources documents() {
        Resources all = known;
        if (all == null) {
            all = records.search("DocumentReference?patient=" + patient()
                    + "&_sort=-date&_count=200&_include=DocumentReference:author&_revinclude=Provenance:target");
            known = all;
        }
        return all;
    }

    private String patient() {
        return shared.get().patient().map(Resources::referenceTo).orElse("");
    }

    /** Checks the file and adds it; what was typed stays after any fault. */
    public String add() {
        Case found = shared.get();
        Optional<DocumentKind> chosen = Optional.ofNullable(kind).flatMap(DocumentKind::find);
        if (!isComplete(chosen)) {
            return "";
        }
        return uploads.keep(
                        this::bytes,
                        file -> Papers.holds(documents(), file.content())
                                ? Optional.empty()
                                : store(found, chosen.orElseThrow(), file))
                .map(reason -> complain("file", speaker.say(reason)))
                .orElseGet(this::done);
    }

    private boolean isComplete(Optional<DocumentKind> chosen) {
        Part given = file;
        boolean complete = true;
        if (given == null || given.getSize() == 0) {
            complain("file", speaker.key("fault.file.missing"));
            complete = false;
        }
        if (chosen.isEmpty()) {
            complain("kind", speaker.key("fault.kind.missing"));
            complete = false;
        }
        if (chosen.filter(DocumentKind.OTHER::equals).isPresent() && (title == null || title.isBlank())) {
            complain("documentTitle", speaker.key("fault.documentTitle.missing"));
            complete = false;
        }
        LocalDate typed = day;
        if (typed != null && typed.isAfter(today())) {
            complain("day", speaker.key("fault.day.future"));
            complete = false;
        }
        return complete;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }

    private byte[] bytes() {
        Part given = file;
        return given == null ? new byte[0] : Uploads.bytes(given);
    }

    private Optional<Phrase> store(Case found, DocumentKind chosen, Uploads.File accepted) {
        Texts german = new Texts(Language.of("de"), clock);
        LocalDate about = day == null ? today() : day;
        String words = german.of("document.kind." + chosen.key());
        DocumentReference document = new NewDocument(
                        found.id(),
                        patient(),
                        user.claims().fhirUser(),
                        chosen,
                        words,
                        title == null ? "" : title,
                        about)
                .describe(
                        List.of(new NewDocument.Content(accepted.mime(), accepted.content(), words)), clock.instant());
        boolean scan = chosen == DocumentKind.CONSENT && user.isDischargeManager();
        if (scan) {
            ConsentScan.relate(found, documents(), document);
        }
        Stored stored = records.add(document);
        if (stored.refusal().isEmpty() && scan) {
            String plan = found.plan().map(Resources::referenceTo).orElse("");
            return records.operate(
                            plan,
                            "$attach-consent",
                            ConsentScan.order(stored.references().get(0)))
                    .refusal()
                    .map(refusal -> Phrase.of("upload.consent.unattached"));
        }
        return stored.refusal()
                .map(refusal -> Phrase.code("upload.refusal", refusal.kind().name()));
    }

    private String done() {
        return "/case-documents?faces-redirect=true&added=1&id=" + shared.id();
    }

    private static String complain(String field, String sentence) {
        FormFaults.say(field, sentence);
        return "";
    }

    public List<DocumentRow> getRows() {
        return new Papers(speaker.texts()).rows(documents());
    }

    public List<SelectItem> getKinds() {
        return Arrays.stream(DocumentKind.values())
                .map(one -> new SelectItem(one.key(), speaker.key("document.kind." + one.key())))
                .toList();
    }

    /** Whether this person's role may add documents; the server has the last word. */
    public boolean isAdding() {
        return !shared.get().hasEnded() && (user.isDischargeManager() || user.isNurse() || user.isGp());
    }

    /** Whether one has just been added. */
    public boolean isAdded() {
        return request.getParameter("added") != null && !request.getMethod().equals("POST");
    }

    public boolean isScanning() {
        return uploads.isScanning();
    }

    public String getName() {
        return shared.get().patientName();
    }

    public String getId() {
        return shared.id();
    }

    public int getLongestTitle() {
        return LONGEST_TITLE;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    public @Nullable String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind;
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }
}
