package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/** One line of a section: a medicine, a recipe or a free text. */
public sealed interface Line extends Serializable permits Entry, Recipe, FreeText {}
