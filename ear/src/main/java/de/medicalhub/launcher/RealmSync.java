package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** Brings the realm's files into Keycloak: all of it the first time, the changed parts later. */
final class RealmSync {
    private static final String JSON = "application/json";
    private static final String REALM = "/medhub";
    private static final List<String> IMPORTED = List.of("roles", "clients", "users");
    /** Keycloak takes them with a new realm; later it leaves them out of a realm's settings without a word. */
    private static final String TEXTS = "localizationTexts";

    private final LauncherConfig config;
    private final Web web;
    private final Stamp stamp;

    RealmSync(LauncherConfig config, Web web) {
        this.config = config;
        this.web = web;
        stamp = new Stamp(config.var().resolve("run").resolve("realm.sha256"));
    }

    /** Does nothing if the files are those of the last time. */
    void bring() {
        Realm realm = Realm.layered(config.parts().realmLayers(), config.hubUrl());
        String content = realm.json().toString();
        if (stamp.matches(content)) {
            return;
        }
        String token = web.passwordToken(
                config.keycloakUrl() + "/realms/master",
                "admin-cli",
                KeycloakServer.ADMIN,
                KeycloakServer.ADMIN_PASSWORD);
        requests(realm, web.answers(config.issuer())).forEach(request -> send(request, token));
        stamp.write(content);
    }

    /**
     * What Keycloak is asked for, in this order.
     *
     * @param known whether it has the realm already
     */
    static List<Request> requests(Realm realm, boolean known) {
        return known ? update(realm) : List.of(new Request("POST", "", realm.forKeycloak()));
    }

    private static List<Request> update(Realm realm) {
        JsonObjectBuilder settings =
                Json.createObjectBuilder(realm.json()).remove("userProfile").remove(TEXTS);
        JsonObjectBuilder imported = Json.createObjectBuilder().add("ifResourceExists", "OVERWRITE");
        for (String name : IMPORTED) {
            settings.remove(name);
            if (realm.json().containsKey(name)) {
                imported.add(name, realm.json().get(name));
            }
        }
        List<Request> requests = new ArrayList<>();
        requests.add(new Request("PUT", REALM, settings.build()));
        requests.add(new Request("PUT", REALM + "/users/profile", realm.profile()));
        requests.add(new Request("POST", REALM + "/partialImport", imported.build()));
        JsonObject texts = realm.json().getJsonObject(TEXTS);
        if (texts != null) {
            texts.forEach((language, words) ->
                    requests.add(new Request("POST", REALM + "/localization/" + language, words.asJsonObject())));
        }
        return requests;
    }

    private void send(Request request, String token) {
        String url = config.keycloakUrl() + "/admin/realms" + request.path();
        Web.Answer answer = web.send(request.method(), url, token, JSON, request.body());
        if (!answer.ok()) {
            throw new StartFailure(
                    "Keycloak refuses the realm: HTTP " + answer.status() + " " + answer.text() + " (" + url + ").");
        }
    }

    /**
     * One request to Keycloak's administration.
     *
     * @param path below {@code /admin/realms}
     */
    record Request(String method, String path, JsonObject body) {}
}
