package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What ties the caller of one request to patients; asked once for each patient, together where possible. */
public final class Ties {
    private final Caller caller;
    private final Set<String> organisations;
    private final CareRecords records;

    private final Map<String, List<TeamOfCase>> teams = new ConcurrentHashMap<>();
    private final Map<String, Boolean> inpatients = new ConcurrentHashMap<>();
    private final Map<String, Boolean> legs = new ConcurrentHashMap<>();
    private final Map<String, Boolean> videos = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> referrals = new ConcurrentHashMap<>();
    private final Map<String, Optional<IBaseResource>> resources = new ConcurrentHashMap<>();

    /**
     * @param organisations for which the caller acts
     */
    public Ties(Caller caller, Set<String> organisations, CareRecords records) {
        this.caller = caller;
        this.organisations = Set.copyOf(organisations);
        this.records = records;
    }

    Caller caller() {
        return caller;
    }

    Set<String> organisations() {
        return organisations;
    }

    /** Asks about several patients at once, so that a page of results costs one question and not one each. */
    void prepare(Collection<String> patients) {
        if (organisations.isEmpty()) {
            return;
        }
        Set<String> unknown = new LinkedHashSet<>(patients);
        unknown.removeAll(teams.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        List<TeamOfCase> found = records.teamsOf(unknown);
        for (String patient : unknown) {
            teams.put(
                    patient,
                    found.stream()
                            .filter(team -> team.patient().equals(patient))
                            .toList());
        }
    }

    /** Whether an own organisation takes the part in an active case of the patient. */
    boolean inTeam(String patient, CasePart part) {
        return teamsOf(patient).stream().anyMatch(team -> team.has(organisations, part));
    }

    /** Whether an own organisation takes the part in this active case of the patient. */
    boolean inTeam(String patient, CasePart part, String caseId) {
        return teamsOf(patient).stream()
                .anyMatch(team -> team.caseId().equals(caseId) && team.has(organisations, part));
    }

    boolean isInpatient(String patient) {
        return !organisations.isEmpty()
                && inpatients.computeIfAbsent(
                        patient,
                        key -> !records.inpatients(Set.of(key), organisations).isEmpty());
    }

    boolean hasLeg(String patient) {
        return legs.computeIfAbsent(
                patient, key -> !records.withLeg(Set.of(key)).isEmpty());
    }

    boolean hasVideo(String patient) {
        return videos.computeIfAbsent(
                patient, key -> !records.withVideo(Set.of(key)).isEmpty());
    }

    /** Status of the own referral Tasks for a request for nursing. */
    Set<String> referralStatus(String serviceRequest) {
        return organisations.isEmpty()
                ? Set.of()
                : referrals.computeIfAbsent(serviceRequest, key -> records.referralStatus(key, organisations));
    }

    Optional<IBaseResource> current(String reference) {
        return resources.computeIfAbsent(reference, records::find);
    }

    private List<TeamOfCase> teamsOf(String patient) {
        prepare(Set.of(patient));
        return teams.getOrDefault(patient, List.of());
    }
}
