package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.ConsentTable;
import de.medicalhub.fhir.consent.Agreement;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What ties the caller of one request to patients; asked once for each kind of tie and page of results. */
public final class Ties {
    private final Caller caller;
    private final Set<String> organisations;
    private final Set<String> covered;
    private final Set<String> permanent;

    private final Lookup<List<TeamOfCase>> teams;
    private final Lookup<List<Agreement>> agreements;
    private final Lookup<Boolean> inpatients;
    private final Lookup<Boolean> ownPatients;
    private final Lookup<Boolean> emergencies;
    private final Lookup<Boolean> ended;
    private final Set<String> usedEmergencies = ConcurrentHashMap.newKeySet();
    private final Map<String, String> usedSubstitutions = new ConcurrentHashMap<>();
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private volatile boolean asked;
    private final Lookup<Optional<RelativeScope>> grants;
    private final Lookup<Boolean> legs;
    private final Lookup<Boolean> videos;
    private final Lookup<Set<String>> referrals;
    private final Lookup<Optional<IBaseResource>> resources;

    /**
     * @param organisations for which the caller acts
     */
    public Ties(Caller caller, Set<String> organisations, CareRecords records) {
        this(caller, organisations, Set.of(), records);
    }

    /**
     * @param organisations for which the caller acts
     * @param covered those of them for which the caller is a substitute only
     */
    Ties(Caller caller, Set<String> organisations, Set<String> covered, CareRecords records) {
        this.caller = caller;
        Set<String> own = Set.copyOf(organisations);
        this.organisations = own;
        this.covered = Set.copyOf(covered);
        Set<String> lasting = new HashSet<>(own);
        lasting.removeAll(covered);
        this.permanent = Set.copyOf(lasting);
        teams = new Lookup<>(
                patients -> records.teamsOf(patients).stream().collect(Collectors.groupingBy(TeamOfCase::patient)),
                List.of());
        agreements = new Lookup<>(
                patients -> records.agreementsOf(patients).stream().collect(Collectors.groupingBy(Agreement::patient)),
                List.of());
        inpatients = new Lookup<>(patients -> all(records.inpatients(patients, own)), false);
        ownPatients = new Lookup<>(patients -> all(records.ownPatients(patients, own)), false);
        emergencies = new Lookup<>(patients -> all(records.emergencies(patients, caller.fhirUser())), false);
        ended = new Lookup<>(patients -> all(records.endedFor(own).orElse(patients)), false);
        grants = new Lookup<>(patients -> scopes(records.grantsTo(caller.fhirUser())), Optional.empty());
        legs = new Lookup<>(patients -> all(records.withLeg(patients)), false);
        videos = new Lookup<>(patients -> all(records.withVideo(patients)), false);
        referrals = new Lookup<>(requests -> records.referralStatus(requests, own), Set.of());
        resources = new Lookup<>(references -> found(records.list(references)), Optional.empty());
    }

    Caller caller() {
        return caller;
    }

    Set<String> organisations() {
        return organisations;
    }

    /** Decisions about these resources follow: what they need is then asked for all of them together. */
    void expect(Collection<? extends IBaseResource> page) {
        expectPatients(Subjects.patientsOf(page));
        for (IBaseResource resource : page) {
            resources.expect(Subjects.targets(resource));
            if (resource instanceof Task) {
                resources.expect(Set.of(Subjects.reference(resource)));
            } else if (resource instanceof ServiceRequest) {
                referrals.expect(Set.of(Subjects.reference(resource)));
            } else if (resource instanceof QuestionnaireResponse answers && answers.hasEncounter()) {
                resources.expect(Set.of(Subjects.local(answers.getEncounter())));
            }
        }
    }

    /** These resources are at hand in their current version; nobody needs to read them again. */
    void learnCurrent(Collection<? extends IBaseResource> current) {
        current.forEach(resource -> resources.learn(Subjects.reference(resource), Optional.of(resource)));
        learnOwn(current);
    }

    /** A patient's current record itself tells who manages it. */
    private void learnOwn(Collection<? extends IBaseResource> current) {
        for (IBaseResource resource : current) {
            if (resource instanceof Patient patient
                    && organisations.contains(Subjects.local(patient.getManagingOrganization()))) {
                ownPatients.learn(Subjects.reference(patient), true);
            }
        }
    }

    /** Whether an own organisation takes the part in an active case of the patient, who agrees. */
    boolean inTeam(String patient, CasePart part) {
        return opens(teamsOf(patient), part);
    }

    /** Whether an own organisation takes the part in this active case of the patient, who agrees. */
    boolean inTeam(String patient, CasePart part, String caseId) {
        return opens(
                teamsOf(patient).stream()
                        .filter(team -> team.caseId().equals(caseId))
                        .toList(),
                part);
    }

    /** Whether this is an active case of the patient, whoever takes part. */
    boolean isCaseOf(String patient, String caseId) {
        return teams.of(patient).stream().anyMatch(team -> team.caseId().equals(caseId));
    }

    /** Whether the patient agrees now to what a nursing service is asked for. */
    boolean agreesToBeAsked(String patient, String caseId) {
        return agreements.of(patient).stream()
                .anyMatch(agreement -> agreement.isFor(patient, caseId, ConsentTable.ASKED));
    }

    boolean isInpatient(String patient) {
        return !organisations.isEmpty() && inpatients.of(patient);
    }

    boolean isOwnPatient(String patient) {
        return !organisations.isEmpty() && ownPatients.of(patient);
    }

    /** Whether the caller in person has an emergency access to the patient; what it opens is remembered. */
    boolean isEmergency(String patient) {
        boolean open = mayBeEmergency(patient);
        if (open) {
            usedEmergencies.add(patient);
        }
        return open;
    }

    /** The same, where nothing is opened yet. */
    boolean mayBeEmergency(String patient) {
        return caller.fhirUser().startsWith("Practitioner/") && emergencies.of(patient);
    }

    /** The same as {@link #inTeam(String, CasePart)}, where nothing is opened yet. */
    boolean mayBeInTeam(String patient, CasePart part) {
        return teamsOf(patient).stream().anyMatch(team -> opens(team, organisations, part));
    }

    /** Whether an own organisation may have still to take note of the end of one of the patient's cases. */
    boolean mayHaveEnded(String patient) {
        return !organisations.isEmpty() && ended.of(patient);
    }

    /** The patients about whom something was opened by an emergency access only. */
    Set<String> usedEmergencies() {
        return Set.copyOf(usedEmergencies);
    }

    /** The patients whom only a substitution has opened, each with the organisation that is covered for. */
    Map<String, String> usedSubstitutions() {
        return Map.copyOf(usedSubstitutions);
    }

    /** A resource counts towards a total without being shown. */
    public void count(IBaseResource resource) {
        counted.addAll(patients(resource));
    }

    /** The patients of what was counted. */
    Set<String> counted() {
        return Set.copyOf(counted);
    }

    /** Whether any decision was made for the request. */
    boolean hasDecided() {
        return asked;
    }

    /** Whether the patient lets the caller, a relative, read along at least that far. */
    boolean isTrusted(String patient, RelativeScope scope) {
        return caller.fhirUser().startsWith("RelatedPerson/")
                && grants.of(patient)
                        .filter(granted -> granted.compareTo(scope) >= 0)
                        .isPresent();
    }

    boolean hasLeg(String patient) {
        return legs.of(patient);
    }

    boolean hasVideo(String patient) {
        return videos.of(patient);
    }

    /** Status of the own referral Tasks for a request for nursing. */
    Set<String> referralStatus(String serviceRequest) {
        return organisations.isEmpty() ? Set.of() : referrals.of(serviceRequest);
    }

    Optional<IBaseResource> current(String reference) {
        return resources.of(reference);
    }

    /** The same, where what it is about may be at hand only. */
    Set<String> patients(IBaseResource resource, Collection<? extends IBaseResource> atHand) {
        return Subjects.patients(
                resource,
                reference -> atHand.stream()
                        .filter(other -> Subjects.reference(other).equals(reference))
                        .map(IBaseResource.class::cast)
                        .findFirst()
                        .or(() -> current(reference)));
    }

    /** The patients whom the resource is about. */
    Set<String> patients(IBaseResource resource) {
        asked = true;
        return Subjects.patients(resource, this::current);
    }

    private List<TeamOfCase> teamsOf(String patient) {
        return organisations.isEmpty() ? List.of() : teams.of(patient);
    }

    /** What only a substitution opens is remembered: the audit trail says for whom. */
    private boolean opens(List<TeamOfCase> found, CasePart part) {
        if (found.stream().anyMatch(team -> opens(team, permanent, part))) {
            return true;
        }
        for (TeamOfCase team : found) {
            for (String organisation : covered) {
                if (opens(team, Set.of(organisation), part)) {
                    usedSubstitutions.put(team.patient(), organisation);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean opens(TeamOfCase team, Set<String> acting, CasePart part) {
        Set<String> taking = team.taking(acting, part);
        ConsentTable.Line needed = ConsentTable.of(part);
        return !taking.isEmpty()
                && agreements.of(team.patient()).stream()
                        .filter(agreement -> agreement.isFor(team.patient(), team.caseId(), needed.purpose()))
                        .anyMatch(agreement -> !needed.named() || agreement.namesAnyOf(taking));
    }

    /** Questions about these patients follow. */
    void expectPatients(Set<String> patients) {
        List.of(teams, agreements, inpatients, ownPatients, emergencies, ended, grants, legs, videos)
                .forEach(lookup -> lookup.expect(patients));
    }

    /** What is read because a Provenance is about it leads to further patients. */
    private Map<String, Optional<IBaseResource>> found(Collection<? extends IBaseResource> read) {
        expectPatients(Subjects.patientsOf(read));
        learnOwn(read);
        Map<String, Optional<IBaseResource>> found = new HashMap<>();
        read.forEach(resource -> found.put(Subjects.reference(resource), Optional.of(resource)));
        return found;
    }

    private static Map<String, Optional<RelativeScope>> scopes(Map<String, RelativeScope> granted) {
        return granted.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, grant -> Optional.of(grant.getValue())));
    }

    private static Map<String, Boolean> all(Set<String> patients) {
        return patients.stream().collect(Collectors.toMap(Function.identity(), patient -> true));
    }
}
