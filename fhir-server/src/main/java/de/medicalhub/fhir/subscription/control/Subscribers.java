package de.medicalhub.fhir.subscription.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.JobRequests;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Reservation;
import de.medicalhub.fhir.access.SmartScopes;
import de.medicalhub.fhir.subscription.entity.Owner;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** Whose a Subscription is, and of what its owner may be told. */
@Component
public class Subscribers implements Reservation {
    /** Before owners were kept, only the transport scheduler subscribed. */
    private static final Owner FIRST = new Owner("", Set.of(Role.TRANSPORT_SERVICE.name()), "", "");

    private final Owners owners;
    private final Access access;
    private final JobRequests requests;

    Subscribers(Owners owners, Access access, JobRequests requests) {
        this.owners = owners;
        this.access = access;
        this.requests = requests;
    }

    /** The one who writes it now owns it. */
    public void own(RequestDetails request, String subscription) {
        Caller caller = access.caller(request);
        owners.set(
                subscription,
                new Owner(
                        caller.username(),
                        caller.roles().stream().map(Enum::name).collect(Collectors.toSet()),
                        caller.fhirUser(),
                        caller.scopes().claim()));
    }

    /** Whether the caller of the request owns it; one without an owner is the transport scheduler's. */
    public boolean isOwn(RequestDetails request, String subscription) {
        Caller caller = access.caller(request);
        return owners.find(subscription)
                .map(owner -> owner.account().equals(caller.username()))
                .orElseGet(() -> caller.has(Role.TRANSPORT_SERVICE));
    }

    /** Whether this account owns it. */
    public boolean isOwn(String account, String subscription) {
        return owners.find(subscription)
                .map(Owner::account)
                .filter(account::equals)
                .isPresent();
    }

    /** Whether its owner may read the resource now. */
    public boolean mayLearn(String subscription, IBaseResource changed) {
        Owner owner = owners.find(subscription).orElse(FIRST);
        RequestDetails request = requests.inTheNameOf(subscription, "Subscription");
        access.continueAs(
                request,
                new Caller(
                        owner.account(),
                        owner.roles().stream().map(Role::valueOf).collect(Collectors.toSet()),
                        owner.fhirUser(),
                        SmartScopes.parse(owner.scopes())));
        return access.mayRead(request, changed);
    }

    /** Another's is not found; the administrator sees it. */
    @Override
    public boolean hides(RequestDetails request, IBaseResource resource) {
        return resource instanceof Subscription subscription
                && !access.caller(request).has(Role.ADMIN)
                && !isOwn(request, subscription.getIdElement().getIdPart());
    }
}
