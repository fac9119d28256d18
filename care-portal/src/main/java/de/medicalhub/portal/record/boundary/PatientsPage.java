package de.medicalhub.portal.record.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.record.control.PatientRows;
import de.medicalhub.portal.record.entity.PatientRow;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Patients of running cases, found by name (K11); for those who treat, the server shows each only the own ones. */
@Named("patients")
@RequestScoped
public class PatientsPage {
    private static final int MOST = 50;
    private static final int LONGEST = 80;
    private static final String RUNNING = "CarePlan?status=active&category=" + HubCodes.PLAN_CATEGORY
            + "|discharge&_include=CarePlan:patient&_sort=-date&_count=" + MOST;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private @Nullable String name;
    private @Nullable List<PatientRow> rows;

    /** A name in the form; none in the address, where others would read it. */
    @PostConstruct
    void readForm() {
        name = request.getParameter("name");
    }

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (Stream.of(Role.GP, Role.NURSE, Role.DISCHARGE_MANAGER).noneMatch(user::is)) {
                throw new HubException(ProblemKind.FORBIDDEN, "This page is for those who treat.");
            }
        });
    }

    public List<PatientRow> getRows() {
        List<PatientRow> known = rows;
        if (known == null) {
            known = new PatientRows(speaker.texts()).of(records.search(RUNNING + named()));
            rows = known;
        }
        return known;
    }

    /** Each word is the beginning of a part of the name. */
    private String named() {
        String typed = Objects.requireNonNullElse(name, "").strip();
        return Arrays.stream(
                        typed.substring(0, Math.min(typed.length(), LONGEST)).split("[\\s,;|$\\\\]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> "&patient.name=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** Looks for the name that was typed. */
    public void find() {
        rows = null;
    }

    /** Whether there may be more than are shown. */
    public boolean isMore() {
        return getRows().size() >= MOST;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
