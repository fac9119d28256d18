package de.medicalhub.transport.roads.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Makes road graphs of extracts and keeps them in folders. */
public interface RoadGraphs {
    /**
     * Reads an extract; the graph lies in the folder afterwards.
     *
     * @param step told which step begins, from 1 to {@link de.medicalhub.transport.roads.RoadsState#STEPS}
     * @throws IOException if the extract cannot be read or the folder cannot be written
     */
    void build(Path extract, Path folder, IntConsumer step) throws IOException;

    /**
     * The graph that lies in a folder.
     *
     * @throws IOException if there is none that this version can read
     */
    RoadGraph open(Path folder) throws IOException;

    /** Names all that shapes a graph besides the extract; graphs of another kind are made anew. */
    String kind();
}
