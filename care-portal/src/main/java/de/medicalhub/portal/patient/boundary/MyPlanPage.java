package de.medicalhub.portal.patient.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.patient.control.Course;
import de.medicalhub.portal.patient.control.Supporters;
import de.medicalhub.portal.patient.entity.CourseRow;
import de.medicalhub.portal.patient.entity.Supporter;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has happened and what comes, in plain words; for patients and who reads along with them (P6, P7). */
@Named("myPlan")
@RequestScoped
public class MyPlanPage {
    @Inject
    private CaseReader reader;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String id = "";
    private @Nullable Case found;
    private @Nullable Course course;

    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("id"), "");
    }

    /** Reads the case that the address names, or the newest one; without any the page says so. */
    public String open() {
        return Problems.open(() -> {
            if (!user.isPatient() && !user.isRelative()) {
                throw new HubException(ProblemKind.FORBIDDEN, "This page is for patients.");
            }
            if (!id.isEmpty() && theCase().isEmpty()) {
                throw new HubException(ProblemKind.NOT_FOUND, "No such case, or not involved.");
            }
        });
    }

    private Optional<Case> theCase() {
        Case known = found;
        if (known == null) {
            Optional<Case> read =
                    id.isEmpty() ? reader.ofPatient() : CaseAccess.parse(id).flatMap(reader::find);
            found = read.orElse(null);
            return read;
        }
        return Optional.of(known);
    }

    private Optional<Course> course() {
        Course known = course;
        if (known == null) {
            Optional<Course> made = theCase().map(one -> new Course(speaker.texts(), clock, one));
            course = made.orElse(null);
            return made;
        }
        return Optional.of(known);
    }

    /** What comes, the next thing first. */
    public List<CourseRow> getAhead() {
        return course().map(Course::ahead).orElse(List.of());
    }

    /** What has been, the newest first. */
    public List<CourseRow> getPast() {
        return course().map(Course::past).orElse(List.of());
    }

    public List<Supporter> getSupporters() {
        return theCase().map(one -> Supporters.of(one, speaker.texts())).orElse(List.of());
    }

    /** For the stream of changes; empty without a case. */
    public String getCaseId() {
        return theCase().map(one -> one.id().toString()).orElse("");
    }
}
