package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestGuardTest {
    private final FakeCareRecords records = new FakeCareRecords();
    private SystemRequestDetails request = new SystemRequestDetails();

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"VALIDATE", "EXTENDED_OPERATION_TYPE"})
    void anAdministratorValidatesWhatIsSentAlong(RestOperationTypeEnum operation) {
        for (Role role : Role.values()) {
            validate(operation);
            if (role == Role.ADMIN) {
                assertThatCode(() -> guard(role).check(request)).doesNotThrowAnyException();
            } else {
                assertRefused(role);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RestOperationTypeEnum.class,
            names = {"VALIDATE", "EXTENDED_OPERATION_TYPE", "EXTENDED_OPERATION_INSTANCE"})
    void nobodyValidatesWhatIsStored(RestOperationTypeEnum operation) {
        for (Role role : Role.values()) {
            validate(operation);
            request.setId(new IdType("Patient/p"));
            assertRefused(role);
        }
    }

    @Test
    void validatingTakesAPost() {
        validate(RestOperationTypeEnum.EXTENDED_OPERATION_TYPE);
        request.setRequestType(RequestTypeEnum.GET);
        assertRefused(Role.ADMIN);
    }

    @Test
    void everybodyReadsByBundleAndWritesByItOnlyWhatTheTableAllows() {
        for (Role role : Role.values()) {
            bundle(Bundle.HTTPVerb.GET);
            assertThatCode(() -> guard(role).check(request)).doesNotThrowAnyException();
            bundle(Bundle.HTTPVerb.POST);
            if (role == Role.ADMIN) {
                assertThatCode(() -> guard(role).check(request)).doesNotThrowAnyException();
            } else {
                assertRefused(role);
            }
        }
    }

    @Test
    @DisplayName("5: the history of what is hidden or absent is refused before the store is asked, with one sentence")
    void historyOfTheHidden() {
        records.resources.put("Patient/hidden", new Patient().setId("Patient/hidden"));
        records.resources.put("Organization/known", new Organization().setId("Organization/known"));
        for (String path : List.of("Patient/hidden", "Patient/absent")) {
            history(path);
            assertThatThrownBy(() -> guard(Role.GP).check(request))
                    .as(path)
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessage(AnswerFilter.NOT_THERE);
        }
        history("Organization/known");
        assertThatCode(() -> guard(Role.GP).check(request)).doesNotThrowAnyException();
    }

    private void history(String path) {
        request = new SystemRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.HISTORY_INSTANCE);
        request.setId(new IdType(path));
        request.setResourceName(request.getId().getResourceType());
    }

    private void bundle(Bundle.HTTPVerb verb) {
        request = new SystemRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.TRANSACTION);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry().getRequest().setMethod(verb).setUrl("Patient");
        request.setResource(bundle);
    }

    /** A new request, for each remembers its caller. */
    private void validate(RestOperationTypeEnum operation) {
        request = new SystemRequestDetails();
        request.setRestOperationType(operation);
        request.setRequestType(RequestTypeEnum.POST);
        request.setResourceName("Patient");
        request.setOperation("$validate");
    }

    private void assertRefused(Role role) {
        assertThatThrownBy(() -> guard(role).check(request)).isInstanceOf(ForbiddenOperationException.class);
    }

    private RequestGuard guard(Role role) {
        Requests requests = new Requests(
                any -> new Caller("x", Set.of(role), "Practitioner/x"),
                new Memberships(records, Clock.systemUTC()),
                records,
                (call, resource) -> false);
        return new RequestGuard(
                requests,
                new BundleGuard(
                        requests,
                        records.conditions(requests),
                        new WriteRules(records),
                        new Ownership(requests, records)),
                new Modifiers(new FhirContextSearchParamRegistry(FhirContext.forR4Cached())));
    }
}
