package de.medicalhub.fhir.retention.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Over a real PostgreSQL, with what of the engine's tables is looked at. */
class StoredTextsTest {
    private static final EmbeddedPostgres POSTGRES = started();

    private final JdbcTemplate sql = new JdbcTemplate(POSTGRES.getPostgresDatabase());
    private final StoredTexts texts = new StoredTexts(sql, FhirContext.forR4Cached());
    private int last;

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void end() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void emptyTables() {
        sql.execute("drop table if exists hfj_resource, hfj_res_ver");
        sql.execute("create table hfj_resource (res_id bigint, res_type varchar(40), fhir_id varchar(64),"
                + " res_ver bigint, res_deleted_at timestamp)");
        sql.execute("create table hfj_res_ver (res_id bigint, res_ver bigint, res_text_vc text)");
    }

    @Test
    @DisplayName(
            "6: what former versions held is found; 7: what a current record of somebody else holds as well is told")
    void contentsAreFound() {
        stored("Patient", "wrong", photos("moved", "left"), photos());
        stored("Patient", "right", photos("moved"));
        stored("Patient", "third", photos("moved2"), photos("moved2", "left2"));
        stored("Patient", "former", photos("left"), photos());
        stored("Observation", "o", "{\"resourceType\":\"Observation\",\"note\":[{\"text\":\"Binary/left\"}]}");

        assertThat(texts.formerContents(List.of("Patient/wrong"))).containsExactlyInAnyOrder("moved", "left");
        assertThat(texts.formerContents(List.of())).isEmpty();
        List<String> both = List.of("Binary/moved", "Binary/left");
        assertThat(texts.heldElsewhere(both, List.of("Patient/wrong"))).containsExactly("Binary/moved");
        assertThat(texts.heldElsewhere(both, List.of("Patient/wrong", "Patient/right")))
                .isEmpty();
        assertThat(texts.heldElsewhere(List.of(), List.of())).isEmpty();
    }

    @Test
    @DisplayName("7: what a current record of any type names is told, by a reference or an address; a word is no name")
    void whateverNamesAContentIsTold() {
        stored(
                "Composition",
                "c",
                "{\"resourceType\":\"Composition\",\"section\":[{\"entry\":[{\"reference\":\"Binary/entry\"}]}]}");
        stored(
                "Basic",
                "b",
                "{\"resourceType\":\"Basic\",\"extension\":[{\"url\":\"https://hub.example/scan\","
                        + "\"valueUri\":\"https://hub.example/fhir/Binary/scan\"}]}");
        stored("Observation", "o", "{\"resourceType\":\"Observation\",\"note\":[{\"text\":\"Binary/word\"}]}");

        List<String> all = List.of("Binary/entry", "Binary/scan", "Binary/word");
        assertThat(texts.heldElsewhere(all, List.of())).containsExactlyInAnyOrder("Binary/entry", "Binary/scan");
        assertThat(texts.heldElsewhere(all, List.of("Composition/c"))).containsExactly("Binary/scan");
    }

    @Test
    @DisplayName("6: what was deleted before goes with the person, unless it was about somebody else as well")
    void whatWasDeletedIsFound() {
        stored("Appointment", "own", of("p"), of("p"));
        stored("Appointment", "version", of("p/_history/2"));
        stored("Appointment", "moved", of("q"), of("p"));
        stored("Appointment", "others", of("p2"));
        stored("Patient", "gone", photos("photo"));
        for (String deleted : List.of("own", "version", "moved", "others", "gone")) {
            sql.update(
                    "update hfj_resource set res_deleted_at = now(), res_ver = res_ver + 1 where fhir_id = ?", deleted);
            sql.update(
                    "insert into hfj_res_ver select res_id, res_ver, null from hfj_resource where fhir_id = ?",
                    deleted);
        }
        stored("Appointment", "there", of("p"));

        assertThat(texts.deleted("Patient/p")).containsExactlyInAnyOrder("Appointment/own", "Appointment/version");
        assertThat(texts.deleted("Patient/gone")).containsExactly("Patient/gone");
        assertThat(texts.deleted("Patient/nobody")).isEmpty();
        assertThat(texts.formerContents(List.of("Patient/gone"))).containsExactly("photo");
    }

    private void stored(String type, String id, String... versions) {
        last++;
        sql.update("insert into hfj_resource values (?, ?, ?, ?, null)", last, type, id, versions.length);
        for (int version = 1; version <= versions.length; version++) {
            sql.update("insert into hfj_res_ver values (?, ?, ?)", last, version, versions[version - 1]);
        }
    }

    private static String photos(String... binaries) {
        List<String> photos = List.of(binaries).stream()
                .map(binary -> "{\"url\":\"Binary/" + binary + "\"}")
                .toList();
        return photos.isEmpty()
                ? "{\"resourceType\":\"Patient\"}"
                : "{\"resourceType\":\"Patient\",\"photo\":[" + String.join(",", photos) + "]}";
    }

    private static String of(String patient) {
        return "{\"resourceType\":\"Appointment\",\"participant\":[{\"actor\":{\"reference\":\"Patient/" + patient
                + "\"}}]}";
    }
}
