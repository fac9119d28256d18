package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.util.UrlUtil;
import de.medicalhub.fhir.NumberSize;
import de.medicalhub.fhir.access.entity.Interaction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/**
 * Conditional writes ({@code If-None-Exist}, {@code PUT Type?…}): the condition is met by what the caller sees in full and
 * by nothing else, or the answer (201, 200, 412) would tell what is hidden. It is evaluated here, and the store gets a
 * condition on the id that was found, or on an id that nothing has.
 */
@Component
public class Conditions {
    private static final Set<String> SELECTIVE = Set.of("_id", "identifier", "patient", "subject");
    private static final String CREATIONS = Conditions.class.getName() + ".creations";
    private static final String WANTS_ANY = Conditions.class.getName() + ".any";
    private static final int SEVERAL = 2;
    private static final String JUST_CREATED =
            "Somebody has just created what meets the condition. Send it again: then it is found.";
    private static final String TOO_WIDE = "A condition names fields of the resource itself, among them an identifier"
            + " with its value, an id or a patient; modifiers and chains are not offered here.";

    private final Requests requests;
    private final SeenMatches matches;
    private final CreationLock lock;

    Conditions(Requests requests, SeenMatches matches, CreationLock lock) {
        this.requests = requests;
        this.matches = matches;
        this.lock = lock;
    }

    /**
     * Replaces the condition of a single write, before the store reads it. One of an import goes over all records, but
     * names an identifier or id only ({@link ImportQueries}): whoever imports may learn that something exists.
     *
     * @throws PreconditionFailedException if several resources meet the condition, or it is too wide
     */
    public void narrow(RequestDetails request) {
        if (AnyVersion.is(request.getHeader(Constants.HEADER_IF_MATCH))) {
            request.setHeaders(
                    Constants.HEADER_IF_MATCH, List.of()); // The store would take it for the number of a version.
            request.getUserData().put(WANTS_ANY, true);
        }
        switch (request.getRestOperationType()) {
            case CREATE -> narrowCreate(request);
            case UPDATE, PATCH -> narrowChange(request, Interaction.UPDATE);
            case DELETE -> narrowChange(request, Interaction.DELETE);
            default -> {
                // No other interaction has a condition.
            }
        }
    }

    /** Whether a change is meant for whichever version is current, and for nothing where there is none (RFC 9110, 13.1.1). */
    static boolean wantsAny(RequestDetails request) {
        return request.getUserData().containsKey(WANTS_ANY);
    }

    /** Whether a change is meant for what is not there yet (RFC 9110, 13.1.2). */
    static boolean wantsNone(RequestDetails request) {
        return AnyVersion.is(request.getHeader(Constants.HEADER_IF_NONE_MATCH));
    }

    private void narrowCreate(RequestDetails request) {
        String condition = request.getHeader(Constants.HEADER_IF_NONE_EXIST);
        String type = request.getResourceName();
        if (condition == null || condition.isBlank() || !concerns(request, Interaction.CREATE)) {
            return;
        }
        if (requests.isImport(request)) {
            ImportQueries.requireNarrow(query(condition));
            return;
        }
        Optional<String> match = match(request, type, query(condition));
        match.ifPresentOrElse(id -> request.setFixedConditionalUrl(byId(type, id)), () -> {
            request.setHeaders(Constants.HEADER_IF_NONE_EXIST, List.of());
            remember(request, type, query(condition), Optional.empty());
        });
    }

    private void narrowChange(RequestDetails request, Interaction interaction) {
        String url = request.getCompleteUrl();
        boolean byId = request.getId() != null && request.getId().hasIdPart();
        if (byId || url == null || !url.contains("?") || !concerns(request, interaction)) {
            return;
        }
        if (requests.isImport(request)) {
            ImportQueries.requireNarrow(query(url));
            return;
        }
        String narrowed = narrowed(request, request.getResourceName(), query(url));
        AnyVersion.require(
                wantsAny(request),
                wantsNone(request),
                () -> requests.ties(request)
                        .current(narrowed.replace("?_id=", "/"))
                        .isPresent());
        request.setFixedConditionalUrl(narrowed);
    }

    /** A condition for a change that is met by what the caller sees, if anything is; else by nothing. */
    String narrowed(RequestDetails request, String type, String query) {
        String narrowed = byId(type, match(request, type, query).orElseGet(Conditions::nobodysId));
        requests.conditions(request).put(narrowed, type + "?" + query);
        return narrowed;
    }

    /**
     * The id of the one resource that meets the condition, as far as the caller sees.
     *
     * @throws PreconditionFailedException if there are several, or the condition is too wide
     */
    Optional<String> match(RequestDetails request, String type, String query) {
        requireNarrow(query);
        List<IBaseResource> seen = matches.find(request, type, query, SEVERAL);
        if (seen.size() > 1) {
            throw new PreconditionFailedException("Several resources meet the condition.");
        }
        return seen.stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .findFirst();
    }

    /**
     * Nothing has met the condition of a creation; whether that still holds is asked when it is stored.
     *
     * @param alone what is stored by itself; empty for all that the request stores in one transaction
     */
    void remember(RequestDetails request, String type, String query, Optional<IBaseResource> alone) {
        creations(request).add(new Creation(type, query, alone));
    }

    /**
     * Within the transaction that creates: of several who have found nothing at the same time one creates, and the others are
     * told; a client that sends again what it had no answer to makes no second one.
     *
     * @throws ResourceVersionConflictException if somebody was faster
     */
    public void requireStillNone(RequestDetails request, IBaseResource created) {
        List<Creation> due = creations(request).stream()
                .filter(creation ->
                        creation.alone().isEmpty() || creation.alone().get() == created)
                .toList();
        creations(request).removeAll(due);
        locks(request, due).forEach(lock::take);
        for (Creation creation : due) {
            if (match(request, creation.type(), creation.query()).isPresent()) {
                throw new ResourceVersionConflictException(JUST_CREATED);
            }
        }
    }

    /**
     * One for each house of the caller, so that two colleagues wait for each other; nobody waits for those whose resources are
     * hidden. In one order for all, so that nobody waits in a circle.
     */
    private SortedSet<String> locks(RequestDetails request, List<Creation> due) {
        Set<String> houses = requests.organisations(request);
        Set<String> keepers = houses.isEmpty() ? Set.of(requests.caller(request).fhirUser()) : houses;
        SortedSet<String> locks = new TreeSet<>();
        due.forEach(creation ->
                keepers.forEach(keeper -> locks.add(creation.type() + "?" + creation.query() + " " + keeper)));
        return locks;
    }

    @SuppressWarnings("unchecked")
    private static List<Creation> creations(RequestDetails request) {
        Map<Object, Object> data = request.getUserData();
        synchronized (data) {
            return (List<Creation>) data.computeIfAbsent(CREATIONS, key -> new CopyOnWriteArrayList<>());
        }
    }

    /** A creation under a condition that nothing has met so far. */
    record Creation(String type, String query, Optional<IBaseResource> alone) {}

    static String byId(String type, String id) {
        return type + "?_id=" + id;
    }

    /** Random, so that nothing has it. */
    static String nobodysId() {
        return UUID.randomUUID().toString();
    }

    /** What follows the question mark; all of it where there is none. */
    static String query(String condition) {
        return condition.substring(condition.indexOf('?') + 1);
    }

    private boolean concerns(RequestDetails request, Interaction interaction) {
        return Rights.of(requests.caller(request)).allow(request.getResourceName(), interaction);
    }

    /** No look into other resources, and few enough candidates that each is decided about. */
    private static void requireNarrow(String query) {
        Map<String, String[]> parameters = UrlUtil.parseQueryString(query);
        if (NumericCriteria.areTooLarge(parameters)) {
            throw new InvalidRequestException(NumberSize.SENTENCE);
        }
        boolean plain = parameters.keySet().stream()
                .allMatch(name ->
                        !name.contains(".") && !name.contains(":") && (!name.startsWith("_") || name.equals("_id")));
        boolean selective = parameters.entrySet().stream()
                .anyMatch(parameter -> SELECTIVE.contains(parameter.getKey())
                        && Arrays.stream(parameter.getValue())
                                .flatMap(values -> Arrays.stream(values.split(",", -1)))
                                .allMatch(value -> !value.isBlank() && !value.endsWith("|")));
        if (!plain || !selective) {
            throw new PreconditionFailedException(TOO_WIDE);
        }
    }
}
