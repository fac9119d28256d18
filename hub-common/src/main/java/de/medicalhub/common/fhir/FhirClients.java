package de.medicalhub.common.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;

/** Makes FHIR clients that speak with one caller's token; the context behind them is costly and shared. */
public final class FhirClients {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 60_000;

    private final FhirContext context;
    private final String baseUrl;

    /**
     * @param baseUrl of the FHIR server, such as {@code http://localhost:8080/fhir}
     */
    public FhirClients(String baseUrl) {
        this.baseUrl = baseUrl;
        context = FhirContext.forR4Cached();
        VersionedReferences.keepIn(context);
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        context.getRestfulClientFactory().setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        context.getRestfulClientFactory().setSocketTimeout(ANSWER_TIMEOUT_MILLIS);
    }

    /** A client that speaks for whoever holds this access token. */
    public IGenericClient withToken(String accessToken) {
        IGenericClient client = context.newRestfulGenericClient(baseUrl);
        client.registerInterceptor(new BearerTokenAuthInterceptor(accessToken));
        return client;
    }

    /** The shared context, for parsers. */
    public FhirContext context() {
        return context;
    }
}
