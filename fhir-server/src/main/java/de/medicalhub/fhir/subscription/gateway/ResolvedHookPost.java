package de.medicalhub.fhir.subscription.gateway;

import de.medicalhub.fhir.subscription.control.HookPost;
import de.medicalhub.fhir.subscription.control.NamedHosts;
import de.medicalhub.fhir.subscription.control.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.DnsResolver;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Calls subscribers by the address to which their name leads at that moment, and by no other: whoever owns a public name may
 * let it lead into the operator's network after it was checked. Only hosts that the operator names may be there.
 */
@Component
class ResolvedHookPost implements HookPost, DisposableBean {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int SILENCE_MILLIS = 5_000;
    private static final int WHOLE_CALL_MILLIS = 10_000;
    private static final int CONNECTIONS = 40;
    private static final int CONNECTIONS_OF_ONE = 4;

    private final NamedHosts named;
    private final CloseableHttpClient anywhere = client(SystemDefaultDnsResolver.INSTANCE);
    private final CloseableHttpClient outside = client(ResolvedHookPost::resolvePublic);

    ResolvedHookPost(NamedHosts named) {
        this.named = named;
    }

    @Override
    public int post(URI endpoint, Map<String, String> headers) throws IOException {
        HttpPost call = new HttpPost(endpoint);
        headers.forEach(call::addHeader);
        CompletableFuture.delayedExecutor(WHOLE_CALL_MILLIS, TimeUnit.MILLISECONDS)
                .execute(call::abort);
        // Closed without being read: what a subscriber answers besides the status is nobody's concern.
        try (CloseableHttpResponse answer = (named.contains(endpoint) ? anywhere : outside).execute(call)) {
            return answer.getStatusLine().getStatusCode();
        }
    }

    @Override
    public void destroy() throws IOException {
        anywhere.close();
        outside.close();
    }

    private static InetAddress[] resolvePublic(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        if (!Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new UnknownHostException("The name leads into a network that is not public");
        }
        return found;
    }

    private static CloseableHttpClient client(DnsResolver names) {
        return HttpClients.custom()
                .useSystemProperties()
                .setDnsResolver(names)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_OF_ONE)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setConnectionRequestTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(SILENCE_MILLIS)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }
}
