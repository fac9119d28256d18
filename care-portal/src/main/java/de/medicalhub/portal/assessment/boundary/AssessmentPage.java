package de.medicalhub.portal.assessment.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.assessment.control.NeedRules;
import de.medicalhub.portal.assessment.control.StepRows;
import de.medicalhub.portal.assessment.entity.StepRow;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** The steps of the assessment of one stay; for discharge managers of its hospital, enforced by the server. */
@Named("assessment")
@RequestScoped
public class AssessmentPage {
    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private String encounter = "";
    private @Nullable Resources stay;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        encounter = Objects.requireNonNullElse(request.getParameter("encounter"), "");
    }

    /** Reads the stay, or says that there is none. */
    public String open() {
        return Problems.open(this::stay);
    }

    private Resources stay() {
        Resources known = stay;
        if (known == null) {
            known = readStay(records, encounter);
            stay = known;
        }
        return known;
    }

    /** The stay with its patient and what was assessed. */
    static Resources readStay(Records records, String encounter) {
        if (!encounter.matches("[A-Za-z0-9.-]{1,64}")) {
            throw unknown();
        }
        Resources found = records.searchAll(List.of(
                "Encounter?_id=" + encounter + "&_include=Encounter:patient",
                Assessments.query("Encounter/" + encounter) + "&_include=QuestionnaireResponse:author"));
        if (found.first(Encounter.class).isEmpty()) {
            throw unknown();
        }
        return found;
    }

    static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such stay, or not of your hospital.");
    }

    public String getName() {
        return stay().first(Patient.class)
                .map(patient -> Resources.nameOf(patient.getName()))
                .orElse("");
    }

    /** The questionnaires in their order. */
    public List<StepRow> getSteps() {
        StepRows rows = new StepRows(stay(), speaker.texts());
        return Arrays.stream(AssessmentKind.values()).map(rows::of).toList();
    }

    /** What the screening says. */
    public String getScreening() {
        return speaker.say(new NeedRules(Assessments.of(stay())).screening());
    }

    public String getEncounter() {
        return encounter;
    }
}
