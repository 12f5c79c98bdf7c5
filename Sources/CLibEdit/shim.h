#pragma once
#include <histedit.h>
#include <stdio.h>

// Swift cannot call C functions with variable arguments, so each use of `el_set` and `history` gets a function.

typedef char *(*zhaohu_prompt_function)(EditLine *);
typedef unsigned char (*zhaohu_key_function)(EditLine *, int);

static inline FILE *zhaohu_stdin(void) { return stdin; }
static inline FILE *zhaohu_stdout(void) { return stdout; }
static inline FILE *zhaohu_stderr(void) { return stderr; }

static inline void zhaohu_el_set_client(EditLine *editor, void *client) { el_set(editor, EL_CLIENTDATA, client); }

static inline void *zhaohu_el_client(EditLine *editor) {
    void *client = NULL;
    el_get(editor, EL_CLIENTDATA, &client);
    return client;
}

// `escape` brackets the parts of a prompt that take no room on the screen.
static inline void zhaohu_el_set_prompt(EditLine *editor, zhaohu_prompt_function prompt, char escape) {
    el_set(editor, EL_PROMPT_ESC, prompt, escape);
}

static inline void zhaohu_el_set_editor(EditLine *editor, const char *mode) { el_set(editor, EL_EDITOR, mode); }

static inline void zhaohu_el_set_reader(EditLine *editor, el_rfunc_t reader) { el_set(editor, EL_GETCFN, reader); }

static inline void zhaohu_el_set_history(EditLine *editor, History *list) {
    el_set(editor, EL_HIST, history, list);
}

static inline void zhaohu_el_add_function(
    EditLine *editor, const char *name, const char *help, zhaohu_key_function function
) {
    el_set(editor, EL_ADDFN, name, help, function);
}

static inline void zhaohu_el_bind(EditLine *editor, const char *key, const char *command) {
    el_set(editor, EL_BIND, key, command, NULL);
}

static inline void zhaohu_el_bind_named(EditLine *editor, const char *key, const char *command) {
    el_set(editor, EL_BIND, "-k", key, command, NULL);
}

static inline void zhaohu_el_refresh(EditLine *editor) { el_set(editor, EL_REFRESH); }

static inline int zhaohu_history_set_size(History *list, int size) {
    HistEvent event;
    return history(list, &event, H_SETSIZE, size);
}

static inline int zhaohu_history_set_unique(History *list) {
    HistEvent event;
    return history(list, &event, H_SETUNIQUE, 1);
}

static inline int zhaohu_history_enter(History *list, const char *line) {
    HistEvent event;
    return history(list, &event, H_ENTER, line);
}

static inline int zhaohu_history_load(History *list, const char *path) {
    HistEvent event;
    return history(list, &event, H_LOAD, path);
}

static inline int zhaohu_history_save(History *list, const char *path) {
    HistEvent event;
    return history(list, &event, H_SAVE, path);
}
