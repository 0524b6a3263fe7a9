/*
 * Every element and attribute of the schema is read, typed and shown. Three steps: the records know all that the schema knows;
 * the fictional city uses all of it; and each of its elements stands in the JSON at its place, with its values.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "profile/record.h"
#include "profile/schema.h"

struct setting {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct xml_tree tree;
	struct profile profile;
	json_t *json;
	json_t *places; /* `file:line:column` to the object shown for the element there */
};

/* The schema against the records */

static bool is_common(const char *name)
{
	return strcmp(name, "xml:id") == 0 || strcmp(name, "xml:lang") == 0 || strcmp(name, "access") == 0;
}

static const struct field *field_named(const struct record *record, const char *name, bool attribute)
{
	for (size_t i = 0; i < record->field_count; i++) {
		const struct field *field = &record->fields[i];
		if ((field->kind < FIELD_PARTS) == attribute && strcmp(field->name, name) == 0)
			return field;
	}
	return NULL;
}

static bool has_field_kind(const struct record *record, enum field_kind kind)
{
	for (size_t i = 0; i < record->field_count; i++) {
		if (record->fields[i].kind == kind)
			return true;
	}
	return false;
}

static size_t unread;

static void missing(const char *element, const char *what, const char *name)
{
	unread++;
	print_error("nothing reads %s %s of <%s>\n", what, name, element);
}

static void compare_record(const struct record *record, const char *element);

static void compare_child(const struct field *field, const char *child)
{
	const struct structure_type *type = structure_element_type(&profile_schema, structure_element_lookup(&profile_schema, child));
	if (field->kind == FIELD_RECORDS) {
		compare_record(field->record, child);
	} else if (field->kind == FIELD_GROUP) {
		compare_record(field->record, field->record->element);
		for (uint16_t i = 0; i < type->attribute_count; i++) {
			if (!is_common(profile_schema.attributes[type->first_attribute + i].name))
				missing(child, "attribute", profile_schema.attributes[type->first_attribute + i].name);
		}
	}
}

static void compare_record(const struct record *record, const char *element)
{
	const struct structure_type *type = structure_element_type(&profile_schema, structure_element_lookup(&profile_schema, element));
	for (uint16_t i = 0; i < type->attribute_count; i++) {
		const char *name = profile_schema.attributes[type->first_attribute + i].name;
		if (!is_common(name) && !field_named(record, name, true))
			missing(element, "attribute", name);
	}
	if (has_field_kind(record, FIELD_OWN_PART))
		return;
	if (type->mixed && !has_field_kind(record, FIELD_OWN_TEXT))
		missing(element, "the", "text");
	for (uint16_t i = 0; i < type->state_count; i++) {
		const struct structure_state *state = &profile_schema.states[type->first_state + i];
		/* Each child once: where an edge leads back to its own state it was seen before. */
		for (uint16_t j = 0; j < state->edge_count; j++) {
			const struct structure_edge *edge = &profile_schema.edges[state->first_edge + j];
			const char *child = profile_schema.elements[edge->element].name;
			const struct field *field = field_named(record, child, false);
			if (!field)
				missing(element, "child", child);
			else if (edge->to != i)
				compare_child(field, child);
		}
	}
}

static void test_records_know_the_schema(void **context)
{
	unread = 0;
	compare_record(&profile_record, "profile");
	assert_int_equal(unread, 0);
}

/* The example against the schema */

static bool used_attribute(const xmlNode *node, const char *element, const char *attribute)
{
	if (xml_is(node, PROFILE_NAMESPACE, element) &&
		(strncmp(attribute, "xml:", 4) == 0 ? xmlHasNsProp((xmlNode *)node, BAD_CAST attribute + 4, XML_XML_NAMESPACE) != NULL : xmlHasProp((xmlNode *)node, BAD_CAST attribute) != NULL))
		return true;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (used_attribute(child, element, attribute))
			return true;
	}
	return false;
}

static bool used_element(const xmlNode *node, const char *element)
{
	if (xml_is(node, PROFILE_NAMESPACE, element))
		return true;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (used_element(child, element))
			return true;
	}
	return false;
}

static void test_example_uses_the_schema(void **context)
{
	struct setting *setting = *context;
	size_t unused = 0, attributes = 0;
	for (uint16_t i = 0; i < profile_schema.element_count; i++) {
		const struct structure_element *element = &profile_schema.elements[i];
		const struct structure_type *type = structure_element_type(&profile_schema, element);
		if (!used_element(setting->tree.root, element->name)) {
			print_error("the example has no <%s>\n", element->name);
			unused++;
		}
		for (uint16_t j = 0; j < type->attribute_count; j++) {
			const char *name = profile_schema.attributes[type->first_attribute + j].name;
			attributes++;
			if (is_common(name) || used_attribute(setting->tree.root, element->name, name))
				continue;
			print_error("the example has no %s on <%s>\n", name, element->name);
			unused++;
		}
	}
	print_message("%d elements, %zu attributes\n", profile_schema.element_count, attributes);
	assert_int_equal(unused, 0);
}

/* The JSON against the example */

static void index_places(json_t *places, json_t *value)
{
	const char *key;
	json_t *inside;
	size_t i;
	if (json_is_object(value)) {
		json_t *at = json_object_get(value, "at");
		if (at)
			json_object_set(places, json_string_value(at), value);
		json_object_foreach(value, key, inside)
			index_places(places, inside);
	} else if (json_is_array(value)) {
		json_array_foreach(value, i, inside)
			index_places(places, inside);
	}
}

static bool shown_value(json_t *shown, const char *value)
{
	if (json_is_string(shown))
		return strcmp(json_string_value(shown), value) == 0;
	char joined[1000] = "";
	json_t *word;
	size_t i;
	json_array_foreach(shown, i, word)
		snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%s", i > 0 ? " " : "", json_string_value(word));
	return json_is_array(shown) && strcmp(joined, value) == 0;
}

static size_t compare_attributes(const xmlNode *node, json_t *object)
{
	size_t wrong = 0;
	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
		const char *name = (const char *)attribute->name;
		const char *key = !attribute->ns ? name : strcmp(name, "lang") == 0 ? "language" : name;
		xmlChar *value = xmlNodeGetContent((const xmlNode *)attribute);
		if (!shown_value(json_object_get(object, key), (const char *)value)) {
			print_error("%s=\"%s\" of <%s> is not shown\n", name, value, node->name);
			wrong++;
		}
		xmlFree(value);
	}
	return wrong;
}

/* All words that are shown for an element itself, without those of its elements. */
static void own_words(json_t *object, char *ret_words, size_t room)
{
	json_t *text = json_object_get(object, "text"), *content = json_object_get(object, "content"), *piece;
	size_t i;
	ret_words[0] = '\0';
	if (json_is_string(text))
		snprintf(ret_words, room, "%s", json_string_value(text));
	json_array_foreach(content, i, piece) {
		if (json_is_string(piece))
			snprintf(ret_words + strlen(ret_words), room - strlen(ret_words), "%s", json_string_value(piece));
	}
}

static size_t compare_text(const xmlNode *node, json_t *object)
{
	static char shown[100000], wanted[100000];
	struct arena arena = {0};
	own_words(object, shown, sizeof shown);
	wanted[0] = '\0';
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			strncat(wanted, (const char *)child->content, sizeof wanted - strlen(wanted) - 1);
	}
	/* White space apart, the same letters in the same order. */
	size_t a = 0, b = 0;
	for (;;) {
		a += strspn(shown + a, " \t\r\n");
		b += strspn(wanted + b, " \t\r\n");
		if (shown[a] != wanted[b] || !shown[a])
			break;
		a++, b++;
	}
	bool same = shown[a] == wanted[b];
	if (!same)
		print_error("text of <%s> is not shown: %s\n", node->name, wanted);
	arena_finish(&arena);
	return !same;
}

static size_t compare_element(struct setting *setting, const xmlNode *node)
{
	struct span span = xml_span(node);
	struct position position = source_position(&setting->sources, span.file, span.start);
	struct str file = source_lookup(&setting->sources, span.file)->name;
	struct str place = str_format(&setting->arena, "%.*s:%u:%u", STR_ARG(file), position.line, position.column);
	json_t *object = json_object_get(setting->places, place.at);
	size_t wrong = 0;
	if (!object) {
		print_error("<%s> at %s is not shown\n", node->name, place.at);
		return 1;
	}
	wrong += compare_attributes(node, object) + compare_text(node, object);
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		wrong += compare_element(setting, child);
	return wrong;
}

static void test_json_shows_every_element(void **context)
{
	struct setting *setting = *context;
	assert_int_equal(compare_element(setting, setting->tree.root), 0);
	print_message("%zu elements shown\n", json_object_size(setting->places));
}

/* Inheritance */

static const struct observation *observed(struct setting *setting, const char *code, const char *period)
{
	for (size_t i = 0; i < setting->profile.observations.n; i++) {
		const struct observation *observation = &setting->profile.observations.at[i];
		if (str_is(observation->indicator, code) && str_is(observation->period, period))
			return observation;
	}
	return NULL;
}

static void test_inherited_values(void **context)
{
	struct setting *setting = *context;
	const struct observation *loss = observed(setting, "EC:W:2C", "2019"), *before = observed(setting, "EC:W:2C", "2018");
	assert_non_null(loss);
	assert_int_equal(loss->form, OBSERVATION_FRACTION);
	assert_true(str_is(loss->numerator.text, "1240500"));
	assert_true(str_is(loss->boundary, "b.old"));
	assert_true(str_is(loss->source, "s.balance"));
	assert_true(str_is(loss->quality, "measured"));
	assert_int_equal(loss->verified, OBSERVATION_VERIFIED);
	assert_false(loss->earlier);
	assert_non_null(before);
	assert_true(before->earlier);
	assert_true(str_is(before->value.text, "36.90"));
	assert_true(str_is(before->boundary, "b.old"));
	const struct observation *older = observed(setting, "EC:W:2C", "2017");
	assert_true(older->estimated && older->breaks && !older->forecast);
	assert_int_equal(older->verified, OBSERVATION_UNVERIFIED);
	assert_int_equal(older->method.n, 0);
	assert_true(str_is(observed(setting, "EC:W:2C", "2005")->method, "example-method-0"));
	assert_int_equal(setting->profile.unmentioned, OBSERVATION_NOT_COLLECTED);
	const struct observation *parks = observed(setting, "EN:G:1A", "2019");
	assert_int_equal(parks->form, OBSERVATION_NONE);
	assert_int_equal(parks->missing, OBSERVATION_NOT_REPORTED);
	const struct observation *answer = observed(setting, "SC:P:1C", "2020-09");
	assert_int_equal(answer->form, OBSERVATION_YES_NO);
	assert_true(answer->yes);
	assert_true(str_is(answer->boundary, "b.2020"));
}

static void test_access(void **context)
{
	struct setting *setting = *context;
	const struct profile *profile = &setting->profile;
	assert_int_equal(profile->standing, PROFILE_FICTIONAL);
	assert_int_equal(profile_id_lookup(profile, STR("s.balance"))->access, PROFILE_RESTRICTED);
	assert_int_equal(profile_id_lookup(profile, STR("s.quotation"))->access, PROFILE_INTERNAL);
	assert_int_equal(profile_id_lookup(profile, STR("s.yearbook"))->access, PROFILE_PUBLIC);
	assert_null(profile_id_lookup(profile, STR("s.none")));
	const struct profile_mission *mission = &profile->process.at[0];
	assert_int_equal(mission->met.at[0].head.access, PROFILE_INTERNAL);
	assert_int_equal(mission->met.at[1].head.access, PROFILE_PUBLIC);
	assert_int_equal(mission->comments.at[0].head.access, PROFILE_INTERNAL);
}

static int set_up(void **context)
{
	struct setting *setting = calloc(1, sizeof *setting);
	const char *data = getenv("CITYPROFILE_DATA");
	setting->sources.arena = &setting->arena;
	setting->diag = (struct diag){.arena = &setting->arena, .sources = &setting->sources};
	xml_start();
	struct str path = str_format(&setting->arena, "%s/examples/exampleby/profile.xml", data ? data : ".");
	bool read = xml_tree_read(path, &xml_limits_default, (struct span){0}, &setting->arena, &setting->diag, &setting->tree) &&
		profile_read(&setting->tree, &setting->arena, &setting->diag, &setting->profile);
	for (size_t i = 0; i < setting->diag.n; i++)
		fprintf(stderr, "%.*s\n", STR_ARG(setting->diag.at[i].message));
	*context = setting;
	if (!read)
		return -1;
	setting->json = profile_to_json(&setting->profile, &setting->sources);
	setting->places = json_object();
	index_places(setting->places, setting->json);
	return 0;
}

static int tear_down(void **context)
{
	struct setting *setting = *context;
	json_decref(setting->places);
	json_decref(setting->json);
	xml_tree_finish(&setting->tree);
	arena_finish(&setting->arena);
	free(setting);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records_know_the_schema),
		cmocka_unit_test(test_example_uses_the_schema),
		cmocka_unit_test(test_json_shows_every_element),
		cmocka_unit_test(test_inherited_values),
		cmocka_unit_test(test_access),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
