package de.medicalhub.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What other features of this server ask about the caller of a request. */
public interface Access {
    /** Who calls; {@link Caller#NOBODY} without a token. */
    Caller caller(RequestDetails request);

    /** The organisations for which the caller acts, as {@code Organization/…}. */
    Set<String> organisations(RequestDetails request);

    /**
     * The request goes on with what this caller has begun, though no token comes with it.
     *
     * @param request of the server itself, not one from outside
     */
    void continueAs(RequestDetails request, Caller caller);

    /**
     * The types that the caller's roles read at all, perhaps only under a relation.
     *
     * @param aboutPatients those that may be about patients, or those that never are
     */
    Set<String> readableTypes(RequestDetails request, boolean aboutPatients);

    /** Whether the caller may read this resource at least in part. */
    boolean mayRead(RequestDetails request, IBaseResource resource);

    /** The same, but an emergency access does not count: it opens reading, and what follows from it is no reading. */
    boolean mayReadWithoutEmergency(RequestDetails request, IBaseResource resource);

    /**
     * Whether the caller may read all that the new resource refers to, wherever in it. What operations store for a caller
     * is asked before: a reference that is taken tells that its target exists, a search in its place even more.
     */
    boolean mayName(RequestDetails request, IBaseResource created);

    /**
     * Whether the caller may put the second version in the place of the first. What operations store for a caller in the
     * name of the system is asked before, where nothing else decides about the write.
     */
    boolean mayChange(RequestDetails request, IBaseResource before, IBaseResource after);

    /** The patients about whom this request has seen something that only an emergency access opens. */
    Set<String> emergencies(RequestDetails request);

    /** The patients whom only a substitution opens to this request, each with the organisation that is covered for. */
    Map<String, String> substitutions(RequestDetails request);

    /** The patients about whom this request has counted matches of a search that it does not show. */
    Set<String> counted(RequestDetails request);

    /** Whether resources of the type may be about patients. */
    default boolean isAboutPatients(String type) {
        return ResourceTypes.ABOUT_PATIENTS.contains(type) || ResourceTypes.CONTENT.contains(type);
    }

    /** Whether everybody who is signed in reads the type, so that there is nothing to hide in it. */
    default boolean isDirectory(String type) {
        return ResourceTypes.DIRECTORY.contains(type);
    }

    /** The patients whom the resource is about, as {@code Patient/…}; empty if it is about nobody. */
    default Set<String> patientsOf(IBaseResource resource) {
        return patientsOf(resource, List.of());
    }

    /**
     * The same, within a transaction.
     *
     * @param atHand what it has stored, which a search may not find yet
     */
    Set<String> patientsOf(IBaseResource resource, Collection<? extends IBaseResource> atHand);
}
