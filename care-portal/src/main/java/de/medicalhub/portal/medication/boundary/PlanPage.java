package de.medicalhub.portal.medication.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.control.Assembly;
import de.medicalhub.portal.medication.control.Comparison;
import de.medicalhub.portal.medication.control.PageAssembly;
import de.medicalhub.portal.medication.control.PlanWords;
import de.medicalhub.portal.medication.control.ScannedPages;
import de.medicalhub.portal.medication.control.ScannedText;
import de.medicalhub.portal.medication.entity.PlanView;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a patient's paper plan and says what stands in it; nothing of it is kept (M11). For staff that cares for patients. */
@Named("planPage")
@RequestScoped
public class PlanPage {
    private static final Set<Role> READERS = EnumSet.of(Role.DISCHARGE_MANAGER, Role.NURSE, Role.GP, Role.PHARMACIST);

    @Inject
    private MedicineCatalogue catalogue;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private @Nullable String scanned;
    private @Nullable List<Part> pictures;
    private List<PlanView> plans = List.of();
    private List<PlanView.Changed> changes = List.of();
    private List<PlanView.Note> warnings = List.of();
    private boolean compared;

    /** The page is not there for others; with a case in its address, the plan of that case is shown (M13). */
    public String open() {
        String problem = Problems.open(this::requireReader);
        String caseId = Objects.requireNonNullElse(request.getParameter("case"), "");
        return CaseAccess.parse(caseId)
                .map(id -> "/case-medication?faces-redirect=true&id=" + id)
                .orElse(problem);
    }

    private void requireReader() {
        if (user.claims().roles().stream().noneMatch(READERS::contains)) {
            throw new HubException(ProblemKind.NOT_FOUND, "Only for staff that cares for patients.");
        }
    }

    /** Reads what was scanned and photographed; two plans are compared. */
    public void read() {
        requireReader();
        try {
            String text = ScannedPages.text(scanned, pictures(pictures));
            if (text.isEmpty()) {
                FormFaults.say("scanned", speaker.key("fault.plan.missing"));
                return;
            }
            show(PageAssembly.of(ScannedText.read(text)));
        } catch (UnreadablePlanException unreadable) {
            FormFaults.say(
                    "scanned",
                    speaker.say(
                            Phrase.code("plan.unreadable", unreadable.reason().name())));
        }
    }

    /** What a browser has sent; some send an empty one where none was chosen. */
    static List<ScannedPages.Picture> pictures(@Nullable List<Part> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(one -> new ScannedPages.Picture(one.getSize(), () -> Uploads.bytes(one)))
                        .toList();
    }

    private void show(List<Assembly> prints) {
        PlanWords words = new PlanWords(speaker.texts(), catalogue);
        plans = prints.stream().map(words::view).toList();
        compared = prints.size() == 2;
        if (compared) {
            Comparison comparison =
                    Comparison.of(prints.get(0).plan(), prints.get(1).plan());
            changes = words.changes(comparison);
            warnings = words.warnings(comparison);
        }
    }

    /** One for each print that was read. */
    public List<PlanView> getPlans() {
        return plans;
    }

    /** Whether two plans stand beside each other. */
    public boolean isCompared() {
        return compared;
    }

    /** What differs between the first and the second. */
    public List<PlanView.Changed> getChanges() {
        return changes;
    }

    /** What warns about the comparison, such as another name. */
    public List<PlanView.Note> getWarnings() {
        return warnings;
    }

    public @Nullable String getScanned() {
        return scanned;
    }

    public void setScanned(@Nullable String scanned) {
        this.scanned = scanned;
    }

    public @Nullable List<Part> getPictures() {
        return pictures;
    }

    public void setPictures(@Nullable List<Part> pictures) {
        this.pictures = pictures;
    }
}
