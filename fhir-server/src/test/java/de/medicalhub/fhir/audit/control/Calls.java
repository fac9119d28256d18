package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.control.Subjects;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Every request is this caller's. */
record Calls(Caller caller, Set<String> emergencies, Set<String> counted) implements Access {
    Calls(Caller caller) {
        this(caller, Set.of(), Set.of());
    }

    @Override
    public Caller caller(RequestDetails ofRequest) {
        return caller;
    }

    @Override
    public Set<String> organisations(RequestDetails ofRequest) {
        return Set.of();
    }

    @Override
    public void continueAs(RequestDetails request, Caller other) {
        throw new UnsupportedOperationException("Every request is this caller's");
    }

    @Override
    public Set<String> readableTypes(RequestDetails request, boolean aboutPatients) {
        return Set.of();
    }

    @Override
    public boolean mayRead(RequestDetails ofRequest, IBaseResource resource) {
        return false;
    }

    @Override
    public boolean mayReadWithoutEmergency(RequestDetails ofRequest, IBaseResource resource) {
        return false;
    }

    @Override
    public boolean mayName(RequestDetails ofRequest, IBaseResource created) {
        return false;
    }

    @Override
    public boolean mayChange(RequestDetails ofRequest, IBaseResource before, IBaseResource after) {
        return false;
    }

    @Override
    public Set<String> emergencies(RequestDetails ofRequest) {
        return emergencies;
    }

    @Override
    public Map<String, String> substitutions(RequestDetails ofRequest) {
        return Map.of();
    }

    @Override
    public Set<String> counted(RequestDetails ofRequest) {
        return counted;
    }

    @Override
    public Set<String> patientsOf(IBaseResource resource, Collection<? extends IBaseResource> atHand) {
        return Subjects.patients(
                resource,
                reference -> atHand.stream()
                        .filter(other -> Subjects.reference(other).equals(reference))
                        .findFirst());
    }
}
