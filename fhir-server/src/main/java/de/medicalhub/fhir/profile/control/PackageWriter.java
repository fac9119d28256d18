package de.medicalhub.fhir.profile.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** The build calls this to pack the product's own FHIR package; the same input gives the same bytes. */
public final class PackageWriter {
    private static final List<String> INDEXED = List.of("id", "url", "version", "kind", "type");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PackageWriter() {}

    /**
     * @param folders the target folder for {@code name-version.tgz}, the folder of the classes, the folder of the package
     *     and further folders with resources ({@code Type-id.json}) for it
     */
    public static void main(String[] folders) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of(folders).subList(2, folders.length)) {
            collect(Path.of(folder), files);
        }
        JsonNode manifest = JSON.readTree(files.get("package.json"));
        files.put(".index.json", index(files));
        Path shipped = Path.of(folders[1] + PackageShelf.OWN);
        Files.createDirectories(shipped.toAbsolutePath().resolveSibling("."));
        try (OutputStream out = Files.newOutputStream(shipped)) {
            write(files, out);
        }
        String name =
                manifest.path("name").asText() + "-" + manifest.path("version").asText() + ".tgz";
        Files.write(Path.of(folders[0], name), Files.readAllBytes(shipped));
    }

    private static void collect(Path folder, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file :
                    found.filter(each -> each.toString().endsWith(".json")).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(file));
            }
        }
    }

    /** What other tools read instead of opening each file. */
    private static byte[] index(Map<String, byte[]> files) throws IOException {
        ObjectNode index = JSON.createObjectNode().put("index-version", 2);
        ArrayNode entries = index.putArray("files");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            JsonNode resource = JSON.readTree(file.getValue());
            if (resource.has("resourceType") && file.getKey().indexOf('/') < 0) {
                ObjectNode entry = entries.addObject().put("filename", file.getKey());
                entry.set("resourceType", resource.get("resourceType"));
                INDEXED.stream()
                        .filter(field -> resource.path(field).isTextual())
                        .forEach(field -> entry.set(field, resource.get(field)));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(index);
    }

    private static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("package/" + file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
    }
}
