package de.medicalhub.portal.live.gateway;

import de.medicalhub.portal.live.control.Concerns;
import de.medicalhub.portal.records.NoticeAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Asks {@code Communication/$concerned} with the portal's service account, which reads no record itself. */
@ApplicationScoped
class FhirConcerns implements Concerns {
    @Inject
    private NoticeAccount account;

    @Override
    public Set<String> of(Set<String> cases) {
        Parameters wish = new Parameters();
        cases.forEach(one -> wish.addParameter().setName("case").setValue(new StringType(one)));
        Parameters told = account.ask(fhir -> fhir.operation()
                .onType(Communication.class)
                .named("$concerned")
                .withParameters(wish)
                .useHttpGet()
                .execute());
        return told.getParameter().stream()
                .flatMap(line -> line.getPart().stream())
                .filter(part -> part.getName().equals("concerns"))
                .map(part -> ((Reference) part.getValue()).getReference())
                .collect(Collectors.toSet());
    }
}
