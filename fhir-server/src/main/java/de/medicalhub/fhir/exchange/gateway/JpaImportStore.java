package de.medicalhub.fhir.exchange.gateway;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.JobRequests;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.exchange.control.ImportStore;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** HAPI's own transaction, as if the sender had sent it: with the same listeners, so the same rules and trail. */
@Component
class JpaImportStore implements ImportStore {
    private final IFhirSystemDao<Bundle, Meta> system;
    private final JobRequests requests;
    private final Access access;
    private final Trail trail;

    JpaImportStore(IFhirSystemDao<Bundle, Meta> system, JobRequests requests, Access access, Trail trail) {
        this.system = system;
        this.requests = requests;
        this.access = access;
        this.trail = trail;
    }

    @Override
    public void store(ImportJob job, List<Resource> resources) {
        RequestDetails request = requests.inTheNameOf(job.id().toString(), "$import");
        request.setRestOperationType(RestOperationTypeEnum.TRANSACTION);
        access.continueAs(request, caller(job));
        trail.begin(request);
        try {
            system.transactionNested(request, transaction(resources));
            trail.flush();
        } finally {
            trail.end();
        }
    }

    private static Bundle transaction(List<Resource> resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        resources.forEach(resource -> bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart()));
        return bundle;
    }

    private static Caller caller(ImportJob job) {
        return new Caller(
                job.account(),
                job.roles().stream()
                        .filter(name -> !name.isEmpty())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                job.fhirUser());
    }
}
