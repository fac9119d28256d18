package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Reservation;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What is known about each request while it runs: its caller, the caller's ties, what has been shown. */
@Component
public class Requests implements Access {
    private static final Set<RestOperationTypeEnum> WRITES =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.TRANSACTION);
    private static final String TIES = Requests.class.getName() + ".ties";
    private static final String REACH = Requests.class.getName() + ".reach ";
    private static final String COUNTED = Requests.class.getName() + ".counted ";
    private static final String SHOWN = Requests.class.getName() + ".shown";
    private static final String PLACEHOLDERS = Requests.class.getName() + ".placeholders";
    private static final String CONDITIONS = Requests.class.getName() + ".conditions";
    private static final String REFUSALS = Requests.class.getName() + ".refusals";
    private static final String WRITTEN = Requests.class.getName() + ".written";

    private final TokenReader tokens;
    private final Memberships memberships;
    private final CareRecords records;
    private final Reservation reserved;
    private final Reach reach;

    Requests(TokenReader tokens, Memberships memberships, CareRecords records, @Lazy Reservation reserved) {
        this.reserved = reserved;
        this.tokens = tokens;
        this.memberships = memberships;
        this.records = records;
        this.reach = new Reach(records);
    }

    /** Whether the server itself asks, not somebody from outside: only those requests come from a servlet. */
    public static boolean isInternal(@Nullable RequestDetails request) {
        return !(request instanceof ServletRequestDetails);
    }

    @Override
    public Caller caller(RequestDetails request) {
        return ties(request).caller();
    }

    @Override
    public Set<String> organisations(RequestDetails request) {
        return ties(request).organisations();
    }

    @Override
    public void continueAs(RequestDetails request, Caller caller) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            data.put(TIES, memberships.ties(caller));
        }
    }

    /** Whether the caller's roles and scopes ever allow searching the type. */
    public boolean maySearch(RequestDetails request, String type) {
        return Rights.of(caller(request)).allow(type, Interaction.SEARCH);
    }

    @Override
    public Set<String> readableTypes(RequestDetails request, boolean aboutPatients) {
        return ResourceTypes.all(aboutPatients).stream()
                .filter(type -> Rights.of(caller(request)).allow(type, Interaction.READ))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean mayRead(RequestDetails request, IBaseResource resource) {
        return verdict(request, resource) != Verdict.HIDDEN;
    }

    @Override
    public boolean mayReadWithoutEmergency(RequestDetails request, IBaseResource resource) {
        return new ReadDecision(ties(request)).showsWithoutEmergency(resource) && !reserved.hides(request, resource);
    }

    @Override
    public boolean mayName(RequestDetails request, IBaseResource created) {
        return WriteRules.namesOnlyReadable(ties(request), Change.of(Optional.empty(), created, List.of()));
    }

    @Override
    public boolean mayChange(RequestDetails request, IBaseResource before, IBaseResource after) {
        return new WriteRules(records)
                .refuseUpdate(ties(request), before, after, List.of())
                .isEmpty();
    }

    @Override
    public Set<String> emergencies(RequestDetails request) {
        return ties(request).usedEmergencies();
    }

    @Override
    public Map<String, String> substitutions(RequestDetails request) {
        return ties(request).usedSubstitutions();
    }

    @Override
    public Set<String> counted(RequestDetails request) {
        return ties(request).counted();
    }

    @Override
    public Set<String> patientsOf(IBaseResource resource, Collection<? extends IBaseResource> atHand) {
        return Subjects.patients(
                resource,
                reference -> atHand.stream()
                        .filter(other -> Subjects.reference(other).equals(reference))
                        .map(IBaseResource.class::cast)
                        .findFirst()
                        .or(() -> records.find(reference)));
    }

    /** How much of the resource this request shows. */
    public Verdict verdict(RequestDetails request, IBaseResource resource) {
        return verdict(request, findsRebuilt(request), resource);
    }

    /**
     * How much of the resource the caller sees.
     *
     * @param findsRebuilt whether the criteria find what is shown in part
     */
    public Verdict verdict(RequestDetails request, boolean findsRebuilt, IBaseResource resource) {
        Verdict verdict = new ReadDecision(ties(request)).decide(resource);
        boolean hidden = (verdict.isRebuilt() && !findsRebuilt)
                || (verdict != Verdict.HIDDEN && reserved.hides(request, resource));
        return hidden ? Verdict.HIDDEN : verdict;
    }

    /** A later page of a search shows what the search has already been filtered to. */
    public boolean findsRebuilt(RequestDetails request) {
        return request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE
                || new SearchCriteria(request.getResourceName(), request.getParameters()).findsProjections();
    }

    /**
     * The patients to whom everything of the type that the caller may find belongs; empty if that cannot be said.
     *
     * @param findsRebuilt whether the criteria find what is shown in part
     */
    @SuppressWarnings("unchecked")
    public Optional<Set<String>> reach(RequestDetails request, String type, boolean findsRebuilt) {
        Ties ties = ties(request);
        return (Optional<Set<String>>) request.getUserData()
                .computeIfAbsent(
                        REACH + type + findsRebuilt,
                        key -> reach.patients(ties.caller(), ties.organisations(), type, findsRebuilt));
    }

    /** The total of this answer counts readable resources only. */
    public void countsReadable(RequestDetails request, String answer) {
        request.getUserData().put(COUNTED + answer, true);
    }

    /** Whether the total of the answer may be shown. */
    boolean isCounted(RequestDetails request, String answer) {
        return request.getUserData().containsKey(COUNTED + answer);
    }

    /** Whether the caller may read the resource that the request names, as it is now. */
    public boolean mayReadTarget(RequestDetails request) {
        return target(request).filter(target -> mayRead(request, target)).isPresent();
    }

    /** Whether the caller sees all of the resource that the request names, as it is now. */
    public boolean seesTarget(RequestDetails request) {
        return target(request)
                .filter(target -> verdict(request, target) == Verdict.FULL)
                .isPresent();
    }

    /** These resources will be decided about: what that takes is asked for all at once. */
    public void expect(RequestDetails request, List<IBaseResource> page) {
        Ties ties = ties(request);
        ties.expect(page);
        if (showsCurrent(request)) {
            ties.learnCurrent(page);
        }
    }

    /** A page may also be one of a history, and a read may name a version. */
    private static boolean showsCurrent(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        return operation == RestOperationTypeEnum.SEARCH_TYPE
                || (operation == RestOperationTypeEnum.READ
                        && request.getId() != null
                        && !request.getId().hasVersionIdPart());
    }

    /** Whether an administrator writes: the import must find what it refers to, but gets nothing shown. */
    public boolean isImport(RequestDetails request) {
        return caller(request).has(Role.ADMIN) && WRITES.contains(request.getRestOperationType());
    }

    /**
     * Whether the store hands the resource back because this request writes it. Of a transaction, which HAPI stores twice, it
     * drops the second pass of what is taken out of its hands in between; the answer is filtered when all is stored.
     */
    public boolean isWriting(RequestDetails request, IBaseResource resource) {
        return request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                || written(request).stream().anyMatch(written -> written == resource);
    }

    /** The very objects of this request's answer that have passed the decision. */
    @SuppressWarnings("unchecked")
    public Set<IBaseResource> shown(RequestDetails request) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            return (Set<IBaseResource>) data.computeIfAbsent(
                    SHOWN, key -> Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())));
        }
    }

    /** What this request has stored so far, in the order of its writes. */
    @SuppressWarnings("unchecked")
    public List<IBaseResource> written(RequestDetails request) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            return (List<IBaseResource>) data.computeIfAbsent(WRITTEN, key -> new CopyOnWriteArrayList<>());
        }
    }

    /** What this request stores, so far and, of a transaction, still to come. */
    public List<IBaseResource> atHand(RequestDetails request) {
        return Stream.concat(placeholders(request).created().stream(), written(request).stream())
                .toList();
    }

    /** The new resources of a transaction. */
    public Placeholders placeholders(RequestDetails request) {
        return request.getUserData().get(PLACEHOLDERS) instanceof Placeholders known ? known : Placeholders.NONE;
    }

    void useIn(RequestDetails request, Placeholders placeholders) {
        request.getUserData().put(PLACEHOLDERS, placeholders);
    }

    /** By the condition that the store has got for a change, the one that the caller has sent. */
    @SuppressWarnings("unchecked")
    public Map<String, String> conditions(RequestDetails request) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            return (Map<String, String>) data.computeIfAbsent(CONDITIONS, key -> new ConcurrentHashMap<>());
        }
    }

    /** The refused entries of a batch. */
    public Optional<BatchRefusals> batchRefusals(RequestDetails request) {
        return Optional.ofNullable((BatchRefusals) request.getUserData().get(REFUSALS));
    }

    void useIn(RequestDetails request, BatchRefusals refusals) {
        request.getUserData().put(REFUSALS, refusals);
    }

    /** What ties the caller to patients. */
    public Ties ties(RequestDetails request) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            if (data.get(TIES) instanceof Ties ties) {
                return ties;
            }
            Ties ties = memberships.ties(tokens.caller(request));
            data.put(TIES, ties);
            return ties;
        }
    }

    private Optional<IBaseResource> target(RequestDetails request) {
        return ties(request)
                .current(request.getResourceName() + "/" + request.getId().getIdPart());
    }
}
