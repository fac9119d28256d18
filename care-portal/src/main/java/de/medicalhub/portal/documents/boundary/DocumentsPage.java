package de.medicalhub.portal.documents.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.documents.control.AddDocument;
import de.medicalhub.portal.documents.control.Papers;
import de.medicalhub.portal.documents.entity.DocumentRow;
import de.medicalhub.portal.documents.entity.NewPaper;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All documents of a case's patient, and a form that adds one; for everybody who takes part, the server decides (U6). */
@Named("documentsPage")
@RequestScoped
public class DocumentsPage {
    private static final int LONGEST_TITLE = 200;

    /** Of two hundred each: more than a patient has. */
    private static final int MOST_PAGES = 20;

    @Inject
    private SharedCase shared;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private AddDocument adding;

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
            all = records.searchWhole(
                    List.of(
                            "DocumentReference?patient=" + patient()
                                    + "&_sort=-date&_count=200&_include=DocumentReference:author&_revinclude=Provenance:target"),
                    MOST_PAGES);
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
        NewPaper paper = new NewPaper(
                Objects.requireNonNullElse(kind, ""), Objects.requireNonNullElse(title, ""), Optional.ofNullable(day));
        Part given = file;
        Map<String, String> faults = AddDocument.faults(paper, given != null && given.getSize() > 0, adding.today());
        if (given == null || !faults.isEmpty()) {
            faults.forEach((field, sentence) -> complain(field, speaker.key(sentence)));
            return "";
        }
        return uploads.keep(Uploads.Sent.of(given), accepted -> adding.add(found, documents(), paper, accepted))
                .map(reason -> complain("file", speaker.say(reason)))
                .orElseGet(this::done);
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
