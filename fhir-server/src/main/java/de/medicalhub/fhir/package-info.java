/**
 * The FHIR server: HAPI FHIR JPA R4 in a WAR, under the rules of the hub.
 *
 * <p>How a feature plugs in:
 *
 * <ol>
 *   <li>Everything under {@code de.medicalhub.fhir} is scanned for Spring beans ({@code @Component},
 *       {@code @Configuration}); constructor injection, no {@code @Autowired} fields. HAPI's beans can be injected
 *       ({@code DaoRegistry}, {@code FhirContext}, {@code IFhirSystemDao}, {@code PlatformTransactionManager}), and so
 *       can {@link java.time.Clock} and {@link de.medicalhub.fhir.FhirSettings}.
 *   <li>A bean whose class bears HAPI's {@code @Interceptor} is registered on the {@code RestfulServer}, in the order of
 *       Spring's {@code @Order} (HAPI's own {@code order} of a hook goes first). It sees what comes in by HTTP,
 *       including the storage hooks below such a request; it does not see DAO calls made with
 *       {@code SystemRequestDetails}. Who must see every write registers with HAPI's {@code IInterceptorService}.
 *   <li>A bean that bears {@link de.medicalhub.fhir.FhirProvider} is registered as a provider (operations, or the
 *       methods of a resource type). If it is an {@code IResourceProvider}, HAPI's own provider of that type is not
 *       registered.
 *   <li>What a caller's request failed of is thrown as {@link de.medicalhub.common.problem.HubException} or as HAPI's
 *       exceptions; the engine makes the OperationOutcome.
 *   <li>Refusing access to a patient's data is an {@code AuthenticationException} or
 *       {@code ForbiddenOperationException}; the audit feature records it.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir;

import org.jspecify.annotations.NullMarked;
