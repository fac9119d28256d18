package de.medicalhub.portal.rights.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.CleanNarrative;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.rights.control.DocumentRows;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.jspecify.annotations.Nullable;

/** One letter as a page (D2). */
@Named("myDocument")
@RequestScoped
public class MyDocumentPage {
    /** One part of it; {@code html} is clean. */
    public record Section(String title, String html) {}

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private @Nullable Composition letter;
    private String older = "";

    public String open() {
        return Reader.patientOrRelative(user, this::read);
    }

    private void read() {
        Composition found = Optional.ofNullable(request.getParameter("id"))
                .filter(id -> id.matches("[A-Za-z0-9.-]{1,64}"))
                .flatMap(id -> records.search("Composition?_id=" + id).first(Composition.class))
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such letter, or not the reader's."));
        letter = found;
        older = new DocumentRows(
                        speaker.texts(),
                        records.search(DocumentRows.moves(found.getSubject().getReference())))
                .older(found)
                .orElse("");
    }

    public String getTitle() {
        return letter == null ? "" : DocumentRows.title(letter, speaker.texts());
    }

    public String getWhen() {
        return letter == null || letter.getDate() == null
                ? ""
                : speaker.moment(letter.getDate().toInstant());
    }

    /** Whether the final letter is still to come. */
    public boolean isPreliminary() {
        return letter != null && letter.getStatus() == Composition.CompositionStatus.PRELIMINARY;
    }

    /** That it was written before the discharge was moved; empty if it was not. */
    public String getOlder() {
        return older;
    }

    public List<Section> getSections() {
        return letter == null
                ? List.of()
                : letter.getSection().stream()
                        .filter(section -> section.getText().hasDiv())
                        .map(section -> new Section(
                                Objects.requireNonNullElse(section.getTitle(), ""),
                                CleanNarrative.of(section.getText().getDiv())))
                        .toList();
    }
}
